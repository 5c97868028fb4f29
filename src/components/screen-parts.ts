import { plain } from "../../scripts/recording/plain.ts";

/** Lines of a screen one below the other, shown or folded together. */
export interface ScreenPart {
	readonly lines: readonly string[];
	readonly isFolded: boolean;
	/** Number of its first line, from 0. */
	readonly first: number;
}

/** A screen with more lines is folded by itself, but for its first and last ones. */
const LONG = 40;
const [FIRST, LAST] = [20, 10];

/**
 * Parts a long screen into what is shown and what is folded.
 *
 * @param show The lines to show, as `1-5, -3`, or those that a pattern fits.
 * @param kept Numbers, from 0, of lines that are shown in any case, since the prose speaks of them.
 */
export function screenParts(
	screen: readonly string[],
	show: string | RegExp | undefined,
	kept: ReadonlySet<number> = new Set(),
): ScreenPart[] {
	if (screen.length === 0) return [];
	if (show === undefined && screen.length <= LONG)
		return [{ lines: screen, isFolded: false, first: 0 }];
	const isShown =
		show instanceof RegExp
			? (line: string) => show.test(plain(line))
			: inRanges(show ?? `1-${FIRST}, -${LAST}`, screen.length);
	const parts: { lines: string[]; isFolded: boolean; first: number }[] = [];
	for (const [index, line] of screen.entries()) {
		const isFolded = !kept.has(index) && !isShown(line, index + 1);
		const last = parts.at(-1);
		if (last?.isFolded === isFolded) last.lines.push(line);
		else parts.push({ lines: [line], isFolded, first: index });
	}
	return parts;
}

/** Whether a line's number, from 1, is in some ranges: `1-5`, `7`, `10-` to the end, `-3` the last three. */
function inRanges(ranges: string, length: number): (line: string, number: number) => boolean {
	const read = ranges.split(",").map((range): [number, number] => {
		const [, from, dash, to] = /^\s*(\d*)(-?)(\d*)\s*$/.exec(range) ?? [];
		if (from === "") return [length - Number(to) + 1, length];
		if (dash === "") return [Number(from), Number(from)];
		return [Number(from), to === "" ? length : Number(to)];
	});
	return (_, number) => read.some(([from, to]) => number >= from && number <= to);
}
