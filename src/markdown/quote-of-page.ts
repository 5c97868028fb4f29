import type { MdxJsxFlowElement, MdxJsxTextElement } from "satteri";
import type { Issue } from "../../scripts/plan/issue.ts";
import type { Quote } from "../../scripts/plan/page.ts";
import { readQuote } from "../../scripts/plan/read-quote.ts";
import { locationOf } from "../../scripts/plan/reading.ts";
import { checkQuotes } from "../../scripts/recording/check-quotes.ts";
import type { JoinedPage } from "../join/join-page.ts";
import { PageError } from "../join/page-error.ts";
import { quotedValues } from "../join/quoted-values.ts";
import { textElement } from "./mdx-element.ts";

/** Gives a page by its name; none where it has no snippets. */
export type PageOf = (name: string) => Promise<JoinedPage | undefined>;

/**
 * `<Quote page="exercice-7" of="…" match="…" />` with the value that it reads on a terminal of another page.
 *
 * @param node The element.
 * @param page What its attribute `page` says.
 * @param file The page, or partial, that it stands in.
 * @throws {PageError} where there is no such page or snippet, or the pattern does not fit one value there.
 */
export async function quoteOfPage(
	node: MdxJsxFlowElement | MdxJsxTextElement,
	page: string,
	file: string,
	pageOf: PageOf,
): Promise<MdxJsxTextElement> {
	const issues: Issue[] = [];
	const quotes: Quote[] = [];
	readQuote(node, { file, issues, quotes, use: 0 });
	const joined = await pageOf(page);
	if (joined === undefined) {
		const message = `The quote names a page \`${page}\` that has no terminal.`;
		const hint = 'Name it as its address does: page="exercice-1".';
		issues.push({ ...locationOf(node, { file }), message, hint });
	}
	const [quote] = quotes;
	if (joined === undefined || quote === undefined) throw new PageError(issues);

	const quoted = { ...joined.page, quotes: [quote] };
	const { views } = joined.shown;
	for (const { recording } of views) {
		issues.push(...checkQuotes(quoted, recording.snippets, recording.engine));
	}
	if (issues.length > 0) throw new PageError(issues);
	const { of, noun } = quote;
	const [values = []] = quotedValues(quoted, views);
	return textElement("Quote", { page, of, ...(noun && { noun }), values });
}
