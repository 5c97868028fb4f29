import type { TokenKind } from "./read-tokens.ts";

/**
 * What of a screen was seen to vary between two runs of its page, one entry a value:
 * `3:48 age 5 seconds`, which is: on line 3, from column 48 on, both counted from 0, an age, that the other
 * run showed as `5 seconds`. What the other run showed tells how far a quantity may go.
 */
export interface VaryingValue {
	readonly line: number;
	readonly start: number;
	readonly kind: TokenKind;
	/** What the other run showed there. */
	readonly other: string;
}

/** The place of a value on its screen, as one number: no line is as long as the factor. */
export function placeOf(line: number, start: number): number {
	return line * 2 ** 24 + start;
}

/** Lines of a screen, both included, whose order is free: what they tell of went on side by side. */
export type FreeLines = [first: number, last: number];

/** As a recording stores it. */
function formatVarying({ line, start, kind, other }: VaryingValue): string {
	return `${line}:${start} ${kind} ${other}`;
}

/** Reads it again; nothing where it is none. */
export function readVarying(text: string): VaryingValue | undefined {
	const [, line, start, kind, other = ""] = /^(\d+):(\d+) ([a-z]+) (.*)$/s.exec(text) ?? [];
	if (line === undefined) return undefined;
	return { line: Number(line), start: Number(start), kind: kind as TokenKind, other };
}

/** The same with what was seen later, which takes the place of what was known of its value. */
export function withLater(known: readonly string[], later: readonly VaryingValue[]): string[] {
	const all = [...known, ...later.map(formatVarying)];
	return [...new Map(all.map((one) => [one.split(" ", 1)[0], one])).values()];
}
