import { posix } from "node:path";
import { mdxToMdast } from "satteri";
import { messageOf } from "../text/message-of.ts";
import { readFrontmatter } from "./frontmatter.ts";
import type { Issue } from "./issue.ts";
import type { Page } from "./page.ts";
import { readFence } from "./read-fence.ts";
import { readQuote } from "./read-quote.ts";
import { attributeOf, type Element, locationOf, type Node, type Reading } from "./reading.ts";

/** Folder of the pages, relative to the repository's root. */
export const PAGES_FOLDER = "src/content/docs";

/**
 * Reads the snippets and quotes of an MDX page, with the same parser as the site's.
 *
 * Every mistake in the page is returned, none is thrown: a page with issues is not to be run.
 *
 * @param source The file's text.
 * @param file Its path relative to the repository's root.
 */
export function readPage(source: string, file: string): { page: Page; issues: Issue[] } {
	const reading: Reading = {
		source,
		file,
		snippets: [],
		quotes: [],
		includes: [],
		issues: [],
		frontmatter: { workspace: [], images: [] },
		heading: undefined,
	};
	try {
		readNode(mdxToMdast(source, { features: { directive: true } }), reading);
	} catch (error) {
		reading.issues.push(syntaxIssue(error, file));
	}
	reading.issues.push(...strayQuotes(reading));
	const { frontmatter, snippets, quotes, includes, issues } = reading;
	const name = posix.relative(PAGES_FOLDER, file).replace(/\.mdx$/, "");
	return { page: { name, file, ...frontmatter, snippets, quotes, includes }, issues };
}

/** Reads a node and all below it. */
function readNode(node: Node, reading: Reading): void {
	if (node.type === "code") readFence(node, reading);
	else if (node.type === "heading") reading.heading = textOf(node);
	else if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
		if (node.name === "File") reading.includes.push(...shownFile(node));
		if (node.name === "Quote") readQuote(node, reading);
	} else if (node.type === "mdxjsEsm") {
		reading.includes.push(...importedFiles(node.value, reading.file));
	} else if (node.type === "yaml") {
		const read = readFrontmatter(node.value);
		if ("message" in read) reading.issues.push({ ...locationOf(node, reading), ...read });
		else reading.frontmatter = read;
	}
	if ("children" in node) for (const child of node.children) readNode(child, reading);
}

function shownFile(node: Element): string[] {
	const path = attributeOf(node, "path");
	return path === undefined ? [] : [posix.join("snippets", path)];
}

/** Quotes of snippets that the page does not have. */
function strayQuotes({ snippets, quotes }: Reading): Issue[] {
	const known = new Set(snippets.map(({ id }) => id));
	return quotes
		.filter(({ of }) => !known.has(of))
		.map(({ of, location }) => ({
			...location,
			message: `The quote names a snippet \`${of}\` that this page does not have.`,
			...(known.size > 0 && { hint: `Its snippets are: ${[...known].join(", ")}.` }),
		}));
}

/** What a reader sees of a node. */
function textOf(node: Node): string {
	if ("value" in node && typeof node.value === "string") return node.value;
	return "children" in node ? node.children.map((child) => textOf(child as Node)).join("") : "";
}

/** Markdown files that the page imports. Components are left out, since no recording depends on them. */
function importedFiles(esm: string, file: string): string[] {
	return [...esm.matchAll(/from\s+["'](\.{1,2}\/[^"']+\.mdx?)["']/g)].map((match) =>
		posix.join(posix.dirname(file), match[1] ?? ""),
	);
}

/** Sätteri reports a syntax error as `line:column: message`. */
function syntaxIssue(error: unknown, file: string): Issue {
	const text = messageOf(error);
	const [, line, column, message] = /(\d+):(\d+):\s*([\s\S]*)/.exec(text) ?? [];
	return { file, line: Number(line ?? 1), column: Number(column ?? 1), message: message ?? text };
}
