import type { Token } from "./read-tokens.ts";

/** A word of a table's first line. */
export interface Heading {
	readonly text: string;
	/** The columns that it takes: from the first to the one after its last. */
	readonly start: number;
	readonly end: number;
	/** Number of the column that it names, alone or with the words beside it. */
	readonly column: number;
}

/**
 * The headings of a screen's line, where it looks like the first of a table: mostly words in capitals, which
 * stand apart.
 */
export function readHeadings(tokens: readonly Token[]): readonly Heading[] {
	const words = tokens.filter(({ kind }) => kind !== "sign");
	const capitals = words.filter(({ text }) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text));
	if (capitals.length < 2 || capitals.length < words.length * 0.75) return [];
	// `ps` and `top` part them by one blank, most others by two or more.
	const isTight = !tokens.some(({ gap }) => gap.length > 2);
	let column = 0;
	return tokens.map(({ text, start, gap }, index) => {
		if (index > 0 && gap.length > (isTight ? 0 : 1)) column += 1;
		return { text, start, end: start + text.length, column };
	});
}

/** The heading that a value stands under: whose columns it shares, or else the last that begins before it. */
export function headingOf(
	headings: readonly Heading[],
	{ start, text }: Token,
): Heading | undefined {
	const end = start + text.length;
	const above = headings.find((one) => start < one.end && end > one.start);
	return above ?? headings.findLast((one) => one.start <= start);
}

/** All words over the column that a value stands in; empty where there are none. */
export function titleOf(headings: readonly Heading[], token: Token): string {
	const column = headingOf(headings, token)?.column;
	return headings
		.filter((one) => one.column === column)
		.map(({ text }) => text)
		.join(" ");
}
