import { isIdentity } from "./judge-token.ts";
import { textOf } from "./line-text.ts";
import type { ReadLine } from "./read-screen.ts";

/**
 * Puts what a program lists by chance into an order of its content: the entries of a map whose keys are
 * identifiers, as JSON has it; and answers under one heading that arrive as they come, of which one is empty.
 */
export function sortSiblings(lines: readonly ReadLine[]): ReadLine[] {
	const sorted: ReadLine[] = [];
	for (let index = 0; index < lines.length; ) {
		const blocks = entriesAt(lines, index) ?? answersAt(lines, index);
		if (blocks === undefined) {
			sorted.push(...lines.slice(index, index + 1));
			index += 1;
			continue;
		}
		const ordered = blocks.toSorted((one, other) => compare(formOf(one), formOf(other)));
		sorted.push(...ordered.flat());
		index += ordered.flat().length;
	}
	return sorted;
}

/** Two or more entries of a map, each from its key to before its closing brace: that has the comma or not. */
function entriesAt(lines: readonly ReadLine[], start: number): ReadLine[][] | undefined {
	const blocks: ReadLine[][] = [];
	for (let index = start; isEntry(lines[index]); ) {
		const indent = lines[index]?.tokens[0]?.start;
		const length = lines
			.slice(index + 1)
			.findIndex(({ tokens: [first] }) => first?.start === indent);
		if (length === -1 || lines[index + 1 + length]?.tokens[0]?.text !== "}") return undefined;
		blocks.push(lines.slice(index, index + length + 2));
		index += length + 2;
	}
	return blocks.length > 1 ? withCommas(blocks) : undefined;
}

/** Whether a line is `"<ID>": {`. */
function isEntry(line: ReadLine | undefined): boolean {
	const [quote, key, ...rest] = line?.tokens ?? [];
	const end = rest.map(({ text }) => text).join("");
	return quote?.text === '"' && key !== undefined && isIdentity(key) && end === '":{';
}

/** The comma behind an entry is of its place: all get one. */
function withCommas(blocks: readonly (readonly ReadLine[])[]): ReadLine[][] {
	return blocks.map((block) =>
		block.map((line, index) =>
			index < block.length - 1 ? line : { ...line, tokens: line.tokens.slice(0, 1) },
		),
	);
}

/** Two paragraphs under the same heading, one of which has no more than that. */
function answersAt(lines: readonly ReadLine[], start: number): ReadLine[][] | undefined {
	const paragraph = (from: number) => {
		const length = lines.slice(from).findIndex(({ tokens }) => tokens.length === 0);
		return lines.slice(from, length === -1 ? lines.length : from + length + 1);
	};
	const one = paragraph(start);
	const other = paragraph(start + one.length);
	const [heading, otherHeading] = [one, other].map(([first]) => headingText(first));
	const isAlone = [one, other].some((block) => headingText(block[1]) === "");
	const areAnswers = heading !== "" && heading === otherHeading && isAlone;
	return areAnswers ? [one, other] : undefined;
}

function headingText(line: ReadLine | undefined): string {
	return line === undefined ? "" : textOf(line);
}

/** What a block says, whatever it says it of. */
function formOf(block: readonly ReadLine[]): string {
	return block
		.map(({ tokens }) =>
			tokens.map((token) => (isIdentity(token) ? token.kind : token.text)).join(" "),
		)
		.join("\n");
}

function compare(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
