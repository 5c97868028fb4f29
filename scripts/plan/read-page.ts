import { posix } from "node:path";
import { mdxToMdast } from "satteri";
import { messageOf } from "../text/message-of.ts";
import { type RecorderFrontmatter, readFrontmatter } from "./frontmatter.ts";
import type { Issue, Location } from "./issue.ts";
import type { Page, Quote, Snippet } from "./page.ts";
import { readMeta } from "./read-meta.ts";
import { readQuotePattern } from "./read-quote-pattern.ts";

/** Folder of the pages, relative to the repository's root. */
export const PAGES_FOLDER = "src/content/docs";

type Node = ReturnType<typeof mdxToMdast>;
type Code = Extract<Node, { type: "code" }>;
type Element = Extract<Node, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

/**
 * Reads the snippets and quotes of an MDX page, with the same parser as the site's.
 *
 * Every mistake in the page is returned, none is thrown: a page with issues is not to be run.
 *
 * @param source The file's text.
 * @param file Its path relative to the repository's root.
 */
export function readPage(source: string, file: string): { page: Page; issues: Issue[] } {
	const issues: Issue[] = [];
	const snippets: Snippet[] = [];
	const quotes: Quote[] = [];
	const includes: string[] = [];
	let frontmatter: RecorderFrontmatter = { workspace: [], images: [] };
	let heading: string | undefined;

	const at = (node: Node): Location => ({
		file,
		line: node.position?.start.line ?? 1,
		column: node.position?.start.column ?? 1,
	});
	const add = (location: Location, message: string, hint?: string) =>
		issues.push({ ...location, message, ...(hint === undefined ? {} : { hint }) });

	const readFence = (node: Code) => {
		const meta = readMeta(node.meta ?? "");
		if (meta.kind === "plain") return;
		const location = at(node);
		if (meta.kind === "invalid") {
			const line = source.split("\n")[location.line - 1] ?? "";
			const start = Math.max(line.indexOf(node.meta ?? "", location.column), 0);
			for (const { offset, message, hint } of meta.errors) {
				add({ ...location, column: start + offset + 1 }, message, hint);
			}
			return;
		}
		if (node.lang !== "sh" && node.lang !== "console") {
			add(
				location,
				`A fence in \`${node.lang}\` cannot run.`,
				"Tag `sh` fences (commands) or `console` fences (dialogues), or drop `run`.",
			);
			return;
		}
		const id = meta.options.id ?? `snippet-${snippets.length + 1}`;
		const twin = snippets.find((snippet) => snippet.id === id);
		if (twin !== undefined) {
			add(location, `The id \`${id}\` is taken by the snippet of line ${twin.location.line}.`);
		}
		const { options } = meta;
		if (options.retry !== undefined && (node.lang === "console" || options.until !== undefined)) {
			add(
				location,
				"Only a command that ends can be repeated.",
				"Drop `retry`; a `console` fence and `until` wait by themselves.",
			);
		}
		snippets.push({ id, language: node.lang, code: node.value, options, location, heading });
	};

	const readElement = (node: Element) => {
		const attribute = (name: string) =>
			node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === name)?.value;
		if (node.name === "File") {
			const path = attribute("path");
			if (typeof path === "string") includes.push(posix.join("snippets", path));
		}
		if (node.name !== "Quote") return;
		const of = attribute("of");
		const pattern = attribute("match");
		if (typeof of !== "string" || typeof pattern !== "string") {
			add(
				at(node),
				"A quote needs `of` and `match`.",
				'Write <Quote of="id" match="/pattern/" />.',
			);
			return;
		}
		const match = readQuotePattern(pattern);
		if (match instanceof RegExp) quotes.push({ of, match, location: at(node) });
		else add(at(node), match.message, 'Write it as match="/pattern/".');
	};

	const visit = (node: Node) => {
		if (node.type === "code") readFence(node);
		else if (node.type === "heading") heading = textOf(node);
		else if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement")
			readElement(node);
		else if (node.type === "mdxjsEsm") includes.push(...importedFiles(node.value, file));
		else if (node.type === "yaml") {
			const read = readFrontmatter(node.value);
			if ("message" in read) add(at(node), read.message);
			else frontmatter = read;
		}
		if ("children" in node) for (const child of node.children) visit(child as Node);
	};

	try {
		visit(mdxToMdast(source, { features: { directive: true } }));
	} catch (error) {
		issues.push(syntaxIssue(error, file));
	}

	const known = new Set(snippets.map((snippet) => snippet.id));
	for (const quote of quotes.filter((one) => !known.has(one.of))) {
		add(
			quote.location,
			`The quote names a snippet \`${quote.of}\` that this page does not have.`,
			known.size > 0 ? `Its snippets are: ${[...known].join(", ")}.` : undefined,
		);
	}
	const name = posix.relative(PAGES_FOLDER, file).replace(/\.mdx$/, "");
	return { page: { name, file, ...frontmatter, snippets, quotes, includes }, issues };
}

/** What a reader sees of a node. */
function textOf(node: Node): string {
	if ("value" in node && typeof node.value === "string") return node.value;
	return "children" in node ? node.children.map((child) => textOf(child as Node)).join("") : "";
}

/** Markdown files that the page imports; components are the site's matter, not the recording's. */
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
