import { GENERATED_NAME } from "../comparison/read-tokens.ts";
import type { Location } from "../plan/issue.ts";
import { type Prose, readProse } from "./read-prose.ts";

/** A value typed into the prose that a recording could have given. */
export interface Literal extends Location {
	readonly text: string;
	readonly kind: string;
}

/** What numbers the course itself: no recording tells it. */
const COURSE =
	/^\d+-\p{L}(?= · )|(?<!\p{L})(?:exercice|question|figure|page|partie|chapitre|séance|leçon|TP)s?\s+\d+(?:-\p{L})?(?:(?:,| et| à| ou)\s\d+(?:-\p{L})?)*(?![\p{L}\d])/giu;

/** Nothing of a word or of a longer number. */
const BEGIN = "(?<![\\p{L}\\d_]|\\p{L}-|\\d[.,])";
const END = "(?![\\p{L}\\d])";
const SPACE = "[ \\u00a0\\u202f]";

/**
 * What a number may be. In words (“deux services”) it is none of these: so prose counts what it lists
 * itself, and `un` is an article.
 */
const KINDS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
	{ kind: "size", pattern: of(`\\b\\d+(?:[.,]\\d+)?${SPACE}?(?:[kKMGT]i?[Bo]|B|o|octets?)${END}`) },
	{
		kind: "tag",
		pattern:
			/(?<![\p{L}\d./_-])(?!localhost:)[a-z][a-z0-9._/-]*:(?!\d{4,5}(?![\w.-]))(?:\d|(?:latest|stable|slim|alpine|edge|bookworm|trixie)(?!\w))(?:[\w.-]*\w)?/gu,
	},
	{ kind: "address", pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b/g },
	{ kind: "version", pattern: /\b\d+\.\d+(?:\.\d+)*\b/g },
	{ kind: "ID", pattern: /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\b/g },
	{ kind: "port", pattern: /\b\d{4,5}\b|(?<=\bports?\s|localhost:)\d+\b/gi },
	{ kind: "container", pattern: GENERATED_NAME },
	{ kind: "container", pattern: /\b[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+[-_]\d+\b/g },
	{ kind: "status", pattern: /\bExited \(\d+\)|(?<=\b(?:code|statut)s?(?: \p{L}+){0,4}\s)\d+\b/gu },
	{ kind: "count", pattern: of(`${BEGIN}\\d+${SPACE}\\p{Ll}{3,}`) },
	{
		kind: "number",
		pattern: of(`${BEGIN}\\d+(?![\\d.,]*\\d|(?:er|re|e|nde?|[èe]me)s?${END})\\p{L}*`),
	},
];

/**
 * Finds what a page's prose types by hand though a terminal shows it: versions, names, tags, IDs, ports,
 * sizes, statuses, counts, and any other number that does not number the course's own exercises.
 *
 * @param source The MDX file's text.
 * @param file Its path relative to the repository's root.
 */
export function findLiterals(source: string, file: string): Literal[] {
	return readProse(source)
		.flatMap((prose) => literalsOf(prose, file))
		.sort((one, other) => one.line - other.line || one.column - other.column);
}

function literalsOf(prose: Prose, file: string): Literal[] {
	const text = prose.map((part) => part.text).join("");
	const found: Literal[] = [];
	let rest = text.replace(COURSE, blank);
	for (const { kind, pattern } of KINDS) {
		for (const match of rest.matchAll(pattern)) {
			found.push({ file, ...placeOf(prose, match.index), text: match[0], kind });
		}
		// What was found is blanked, so that the number in a size is not found again as a version.
		rest = rest.replace(pattern, blank);
	}
	return found;
}

/** Where a character of a text stands in the page. */
function placeOf(prose: Prose, index: number): Pick<Location, "line" | "column"> {
	let left = index;
	for (const { text, start } of prose) {
		if (left < text.length) {
			const before = text.slice(0, left).split("\n");
			const last = before.at(-1)?.length ?? 0;
			return {
				line: start.line + before.length - 1,
				column: before.length > 1 ? last + 1 : start.column + last,
			};
		}
		left -= text.length;
	}
	return { line: 1, column: 1 };
}

function blank(text: string): string {
	return " ".repeat(text.length);
}

function of(source: string): RegExp {
	return new RegExp(source, "gu");
}
