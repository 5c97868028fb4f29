import type { mdxToMdast } from "satteri";
import type { RecorderFrontmatter } from "./frontmatter.ts";
import type { Issue, Location } from "./issue.ts";
import type { Quote, Snippet } from "./page.ts";

/** A node of a page's syntax tree. */
export type Node = ReturnType<typeof mdxToMdast>;
export type Code = Extract<Node, { type: "code" }>;
export type Element = Extract<Node, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

/** What was read of a page so far. */
export interface Reading {
	readonly source: string;
	/** The page's path relative to the repository's root. */
	readonly file: string;
	readonly snippets: Snippet[];
	readonly quotes: Quote[];
	/** Files that the page includes or shows. */
	readonly includes: string[];
	readonly issues: Issue[];
	frontmatter: RecorderFrontmatter;
	/** The last heading. */
	heading: string | undefined;
}

/** Where a node begins. */
export function locationOf({ position }: Node, { file }: Reading): Location {
	return { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

/** The text that an element's attribute has; nothing where it has none, or an expression. */
export function attributeOf({ attributes }: Element, name: string): string | undefined {
	const found = attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === name);
	return typeof found?.value === "string" ? found.value : undefined;
}
