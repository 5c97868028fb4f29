import type { Issue } from "../plan/issue.ts";
import type { Page } from "../plan/page.ts";
import { quoteValue } from "./quote-value.ts";
import type { SnippetRecording } from "./schema.ts";

/**
 * Finds the quotes of a page that no longer fit the screens they quote.
 *
 * @param version Named in the messages, where the screens are not the default version's.
 */
export function checkQuotes(
	page: Page,
	snippets: readonly SnippetRecording[],
	version?: string,
): Issue[] {
	const on = version === undefined ? "" : ` on Docker ${version}`;
	return page.quotes.flatMap(({ of, match, location }) => {
		const snippet = snippets.find(({ id }) => id === of);
		if (snippet?.skipped !== undefined) return [];
		if (snippet !== undefined && quoteValue(match, snippet) !== undefined) return [];
		return [
			{
				...location,
				message: `The quote's pattern /${match.source}/ fits nothing on the screen of \`${of}\`${on}.`,
				hint: "Mend the pattern, or the sentence: the terminal no longer says this.",
			},
		];
	});
}
