import { mdxToMdast } from "satteri";
import { isScalar, LineCounter, parseDocument } from "yaml";
import { GENERATED_NAME } from "../comparison/read-tokens.ts";
import type { Location } from "../plan/issue.ts";

/** A value typed into the prose that a recording could have given. */
export interface Literal extends Location {
	readonly text: string;
	readonly kind: string;
}

const KINDS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
	{ kind: "size", pattern: /\b\d+(?:[.,]\d+)?[ \u00a0]?(?:[kMG]?B|[kMG]?o)\b/g },
	{ kind: "version", pattern: /\b\d+\.\d+(?:\.\d+)*\b/g },
	{ kind: "ID", pattern: /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\b/g },
	{ kind: "port", pattern: /\b\d{4,5}\b/g },
	{ kind: "container", pattern: GENERATED_NAME },
	{ kind: "container", pattern: /\b[a-z]+-[a-z]+-\d\b/g },
];

/** The fields of a page's frontmatter that readers see. */
const SHOWN = [["title"], ["description"], ["hero", "title"], ["hero", "tagline"]];

type Node = ReturnType<typeof mdxToMdast>;

/** A text that readers see, and where it begins. */
type Prose = readonly [text: string, start: { readonly line: number; readonly column: number }];

/**
 * Finds versions, names, IDs, ports and sizes in what a page says to its readers: its text, inline code
 * included, its title and description, and what a picture shows for who does not see it. Fences are
 * commands or files, and quotes come from recordings: neither is prose.
 *
 * @param source The MDX file's text.
 * @param file Its path relative to the repository's root.
 */
export function findLiterals(source: string, file: string): Literal[] {
	const prose: Prose[] = [];
	const visit = (node: Node) => {
		const start = node.position?.start ?? { line: 1, column: 1 };
		if (node.type === "text" || node.type === "inlineCode") prose.push([node.value, start]);
		else if (node.type === "yaml") prose.push(...shownOf(node.value, start.line));
		else if (node.type === "code") {
			// It stands in the fence's first line, where all options are: so its place is that of the fence.
			const alt = /\balt="([^"]*)"/.exec(node.meta ?? "")?.[1];
			if (alt !== undefined) prose.push([alt, start]);
		}
		if ("children" in node) for (const child of node.children) visit(child);
	};
	visit(mdxToMdast(source, { features: { directive: true } }));
	return prose.flatMap((one) => literalsOf(one, file));
}

/** @param line The one of the frontmatter's first `---`. */
function shownOf(yaml: string, line: number): Prose[] {
	const lineCounter = new LineCounter();
	const document = parseDocument(yaml, { lineCounter });
	return SHOWN.flatMap((path): Prose[] => {
		const node = document.getIn(path, true);
		if (!isScalar(node) || typeof node.value !== "string") return [];
		const place = lineCounter.linePos(node.range?.[0] ?? 0);
		return [[node.value, { line: line + place.line, column: place.col }]];
	});
}

function literalsOf([text, start]: Prose, file: string): Literal[] {
	const found: Literal[] = [];
	let rest = text;
	for (const { kind, pattern } of KINDS) {
		for (const match of rest.matchAll(pattern)) {
			const before = text.slice(0, match.index).split("\n");
			const last = before.at(-1)?.length ?? 0;
			found.push({
				file,
				line: start.line + before.length - 1,
				column: before.length > 1 ? last + 1 : start.column + last,
				text: match[0],
				kind,
			});
		}
		// What was found is blanked, so that the number in a size is not found again as a version.
		rest = rest.replace(pattern, (one) => " ".repeat(one.length));
	}
	return found;
}
