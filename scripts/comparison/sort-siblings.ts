import { LISTS } from "./is-unordered.ts";
import { isIdentity } from "./judge-token.ts";
import { formOf, inOrderOf, textOf } from "./line-text.ts";
import type { ReadLine } from "./read-screen.ts";

/** Where such a list of `docker inspect` begins. */
const UNORDERED = new RegExp(`^"(?:${LISTS})":\\[$`);
/** Where a list of JSON begins that is all of an output. */
const WHOLE = /^\[$/;

/**
 * Puts what a program lists by chance into an order of its content: the entries of a map whose keys are
 * identifiers, as JSON has it, and the elements of lists that are such maps; and answers under one heading that arrive
 * as they come, of which one is empty.
 *
 * @param isUnordered Whether the order of all objects that the output is made of is chance.
 */
export function sortSiblings(lines: readonly ReadLine[], isUnordered = false): ReadLine[] {
	const sorted: ReadLine[] = [];
	for (let rest = lines; rest.length > 0; rest = lines.slice(sorted.length)) {
		const [entry] = rest;
		const above = lines[sorted.length - 1];
		const isList = above !== undefined && UNORDERED.test(textOf(above));
		const isAll = isUnordered && (above === undefined || WHOLE.test(textOf(above)));
		const entries =
			isList || isAll ? elementsOf(rest, entry, above === undefined) : entriesOf(rest);
		const blocks = entries.length > 1 ? entries.map(withSortedInside) : answersOf(rest);
		sorted.push(...inOrderOf(blocks, (block) => block.map(formOf).join("\n")).flat());
	}
	return sorted;
}

/** The entries of a map with which lines begin, each from its key to its closing brace. */
function entriesOf([entry, ...others]: readonly ReadLine[]): ReadLine[][] {
	if (entry === undefined || !isEntry(entry)) return [];
	const end = others.findIndex((line) => indentOf(line) === indentOf(entry));
	const closing = others[end];
	if (closing?.tokens[0]?.text !== "}") return [];
	// The comma behind an entry is of its place: that of the last has none.
	const brace = { ...closing, tokens: closing.tokens.slice(0, 1) };
	return [[entry, ...others.slice(0, end), brace], ...entriesOf(others.slice(end + 1))];
}

function withSortedInside(block: readonly ReadLine[]): ReadLine[] {
	return [...block.slice(0, 1), ...sortSiblings(block.slice(1))];
}

/**
 * The elements of a list with whose first one lines begin, each without the comma behind it.
 *
 * @param isStream Whether they stand one after the other without commas, as `jq` prints them.
 */
function elementsOf(
	lines: readonly ReadLine[],
	first: ReadLine | undefined,
	isStream = false,
): ReadLine[][] {
	const [line] = lines;
	if (line === undefined || first === undefined || indentOf(line) !== indentOf(first)) return [];
	if (line.tokens[0]?.text === "]") return [];
	const isObject = textOf(line) === "{";
	if (isStream && !isObject) return [];
	const end = isObject
		? lines.findIndex((one) => /^},?$/.test(textOf(one)) && indentOf(one) === indentOf(line))
		: 0;
	const last = lines[end];
	if (last === undefined) return [];
	const hasComma = last.tokens.at(-1)?.text === ",";
	const closing = hasComma ? { ...last, tokens: last.tokens.slice(0, -1) } : last;
	return [
		[...lines.slice(0, end), closing],
		...(hasComma || isStream ? elementsOf(lines.slice(end + 1), first, isStream) : []),
	];
}

/** Whether a line is `"<ID>": {`. */
function isEntry(line: ReadLine): boolean {
	const [, key] = line.tokens;
	return key !== undefined && isIdentity(key) && textOf(line) === `"${key.text}":{`;
}

function indentOf({ tokens: [first] }: ReadLine): number | undefined {
	return first?.start;
}

/** Two paragraphs under the same heading, one of which has no more than that; else the first line by itself. */
function answersOf(lines: readonly ReadLine[]): ReadLine[][] {
	const one = paragraphOf(lines);
	const other = paragraphOf(lines.slice(one.length));
	const [heading, otherHeading] = [one, other].map(([first]) => first && textOf(first));
	const isAlone = [one, other].some(
		(block) => block.filter(({ tokens }) => tokens.length > 0).length === 1,
	);
	return heading === otherHeading && isAlone ? [one, other] : [one.slice(0, 1)];
}

/** Lines up to a blank one, with it. */
function paragraphOf(lines: readonly ReadLine[]): ReadLine[] {
	const blank = lines.findIndex(({ tokens }) => tokens.length === 0);
	return lines.slice(0, blank === -1 ? lines.length : blank + 1);
}
