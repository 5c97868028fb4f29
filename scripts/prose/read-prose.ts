import { mdxToMdast } from "satteri";
import { isScalar, LineCounter, parseDocument, visit as visitYaml } from "yaml";
import type { Location } from "../plan/issue.ts";
import { attributeOf, type Element, type Node } from "../plan/reading.ts";
import { snippetOptionsSchema } from "../plan/snippet-options.ts";

/** A part of a text that readers see as one, and where the part begins. */
export interface ProsePart {
	readonly text: string;
	readonly start: Pick<Location, "line" | "column">;
}

/** A paragraph, a heading, a cell, a title: what reads on, whatever is bold or code in it. */
export type Prose = readonly ProsePart[];

/** Fields of the frontmatter, and attributes of components, that readers see or hear. */
const SHOWN = new Set([
	...["title", "description", "tagline", "text", "label", "alt", "caption", "content", "summary"],
	"aria-label",
]);
const BLOCKS = new Set<string>(["paragraph", "heading", "tableCell"]);

/** Code that is an option of a fence or a field of a page, as the manual of this site has it. */
const OPTION = new RegExp(
	`^(?:${[...Object.keys(snippetOptionsSchema.shape), "images"].join("|")})(?:=|: )`,
);
/** Takes the place of what is no prose, so that what stands around it does not become one word. */
const GAP = "\ufffc";

/**
 * Reads what a page says to its readers: its text, inline code included, its title and description, and
 * what is written in attributes, such as what a picture shows for who does not see it. Fences are
 * commands or files, and quotes come from recordings: neither is prose.
 */
export function readProse(source: string): Prose[] {
	const all: Prose[] = [];
	const visit = (node: Node) => {
		all.push(...asideOf(node));
		if (BLOCKS.has(node.type)) all.push(partsOf(node));
		else if (!("children" in node)) all.push(partsOf(node));
		if ("children" in node && !isQuote(node)) {
			const isInBlock = BLOCKS.has(node.type);
			for (const child of node.children) isInBlock ? visitAside(child) : visit(child);
		}
	};
	const visitAside = (node: Node) => {
		all.push(...asideOf(node));
		if ("children" in node) for (const child of node.children) visitAside(child);
	};
	visit(parse(source));
	return all.filter((parts) => parts.length > 0);
}

/** Without anything where the page is no MDX: that has an issue of its own. */
function parse(source: string): Node {
	try {
		return mdxToMdast(source, { features: { directive: true } });
	} catch {
		return { type: "root", children: [] };
	}
}

/** What reads on within a node. */
function partsOf(node: Node): ProsePart[] {
	const start = startOf(node);
	if (isQuote(node)) return [{ text: GAP, start }];
	if (node.type === "text") return [{ text: node.value, start }];
	if (node.type === "inlineCode")
		return [{ text: OPTION.test(node.value) ? GAP : node.value, start }];
	if (node.type === "mdxTextExpression" || node.type === "mdxFlowExpression") {
		const texts = node.value.replace(/\/\*[\s\S]*?\*\//g, "").match(/"[^"]*"|'[^']*'|`[^`]*`/g);
		return (texts ?? []).map((text) => ({ text: text.slice(1, -1), start }));
	}
	const parts = "children" in node ? node.children.flatMap((child) => partsOf(child as Node)) : [];
	// What looks like a directive, as `:8000` does, is what it looks like to a reader.
	return node.type === "textDirective" ? [{ text: `:${node.name}`, start }, ...parts] : parts;
}

/** What a node says beside the text. */
function asideOf(node: Node): Prose[] {
	const start = startOf(node);
	if (node.type === "yaml") return frontmatterOf(node.value, start.line);
	const texts: (string | null | undefined)[] = [];
	if (node.type === "image") texts.push(node.alt, node.title);
	else if (node.type === "link" || node.type === "definition") texts.push(node.title);
	else if (node.type === "code") {
		// They stand in the fence's first line, where all options are: so their place is that of the fence.
		for (const [, text] of (node.meta ?? "").matchAll(/\b(?:alt|title)="([^"]*)"/g))
			texts.push(text);
	} else if (isElement(node) && !isQuote(node)) {
		texts.push(...[...SHOWN].map((name) => attributeOf(node, name)));
	}
	return texts.flatMap((text): Prose[] => (text ? [[{ text, start }]] : []));
}

/** @param line The one of the frontmatter's first `---`. */
function frontmatterOf(yaml: string, line: number): Prose[] {
	const lineCounter = new LineCounter();
	const found: Prose[] = [];
	visitYaml(parseDocument(yaml, { lineCounter }), {
		Pair(_, { key, value }) {
			if (!isScalar(key) || !SHOWN.has(String(key.value))) return;
			if (!isScalar(value) || typeof value.value !== "string") return;
			const place = lineCounter.linePos(value.range?.[0] ?? 0);
			found.push([{ text: value.value, start: { line: line + place.line, column: place.col } }]);
		},
	});
	return found;
}

function startOf({ position }: Node): ProsePart["start"] {
	return position?.start ?? { line: 1, column: 1 };
}

function isElement(node: Node): node is Element {
	return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

function isQuote(node: Node): boolean {
	return isElement(node) && node.name === "Quote";
}
