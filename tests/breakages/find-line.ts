import type { Place } from "./breakage.ts";

/**
 * The number, from 1, of the line that a place means.
 *
 * @throws {Error} when no line fits, or several do.
 */
export function findLine(text: string, { file, line, after }: Place): number {
	if (typeof line === "number") return line;
	const lines = text.split("\n");
	const from = after === undefined ? 0 : only(lines, file, after, 0);
	return only(lines, file, line, from);
}

function only(lines: readonly string[], file: string, wanted: string, from: number): number {
	const numbers = lines.map((_, index) => index + 1).slice(from);
	const equal = numbers.filter((number) => lines[number - 1] === wanted);
	const holding = numbers.filter((number) => lines[number - 1]?.includes(wanted));
	const found = equal.length > 0 ? equal : holding;
	// After a given line the first one is meant, so that the same command may come again later.
	if (found[0] === undefined || (from === 0 && found.length > 1)) {
		throw new Error(`${file}: ${found.length} lines, not one, hold: ${wanted}`);
	}
	return found[0];
}
