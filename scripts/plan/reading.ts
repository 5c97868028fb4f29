import type { mdxToMdast } from "satteri";
import type { RecorderFrontmatter } from "./frontmatter.ts";
import type { Issue, Location } from "./issue.ts";
import type { Note, Quote, Snippet } from "./page.ts";
import type { Sources } from "./partials.ts";

/** A node of a page's syntax tree. */
export type Node = ReturnType<typeof mdxToMdast>;
export type Code = Extract<Node, { type: "code" }>;
export type Element = Extract<Node, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

/** What was read of a page so far. */
export interface Reading {
	readonly source: string;
	/** The path of the page, or of the partial that is read, relative to the repository's root. */
	readonly file: string;
	/** Texts of the page's partials. */
	readonly sources: Sources;
	/** Names of the partials that the file imports, with their paths. */
	readonly partials: Map<string, string>;
	/** The files that are being read, from the page down to this one. */
	readonly above: readonly string[];
	/** The use of a partial that is read; 0 for the page itself. */
	readonly use: number;
	/** What its snippets' ids end with, where the partial stands on the page more than once. */
	readonly suffix: string;
	/** The partials used so far. */
	readonly uses: string[];
	readonly snippets: Snippet[];
	readonly quotes: Quote[];
	readonly notes: Note[];
	/** Files that the page includes or shows. */
	readonly includes: string[];
	readonly issues: Issue[];
	frontmatter: RecorderFrontmatter;
	/** What the file imports and exports. */
	esm: string;
	/** The last heading. */
	heading: string | undefined;
}

/** Where a node begins. */
export function locationOf({ position }: Node, { file }: Pick<Reading, "file">): Location {
	return { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

/** As the parser counts them: a return ends a line of Markdown, too. */
export const linesOf = ({ source }: Pick<Reading, "source">) => source.split(/\r\n|\n|\r/);

/** The text that an element's attribute has; nothing where it has none, or an expression. */
export function attributeOf({ attributes }: Element, name: string): string | undefined {
	const found = attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === name);
	return typeof found?.value === "string" ? found.value : undefined;
}

/** The text that an attribute has, as a string or as an expression that is one. */
export function literalOf(element: Element, name: string): string | undefined {
	const found = element.attributes.find(
		(one) => one.type === "mdxJsxAttribute" && one.name === name,
	);
	const value = found?.value;
	return typeof value === "object" ? unquoted(value?.value ?? "") : (value ?? undefined);
}

/** What an expression is that is nothing but a text: `` {`$ ls`} ``. */
export function unquoted(expression: string): string {
	const [, , text = expression] = /^\s*(["'`])([\s\S]*)\1\s*$/.exec(expression) ?? [];
	return text.replaceAll("\\n", "\n");
}
