import { skeleton } from "./align-screens.ts";
import type { MovedLine } from "./match-lines.ts";
import type { ReadLine, ReadScreen } from "./read-screen.ts";
import type { FreeLines } from "./volatility.ts";

/** Whether the order of lines that changed places is free on one of two screens, as two runs have shown. */
export function isFree(moved: readonly MovedLine[], old: ReadScreen, now: ReadScreen): boolean {
	const logs = movedLogs(moved);
	return [
		{ screen: old, side: "before" as const },
		{ screen: now, side: "after" as const },
	].some(({ screen, side }) => {
		const numbers = (lines: readonly MovedLine[]) => lines.map((line) => line[side].number);
		const isOf = (number: number, [line]: readonly MovedLine[]) =>
			screen.lines.some((one) => one.number === number && logOf(one) === logOf(line?.[side]));
		const { free } = screen.shown;
		return (
			free.some((span) => isIn(numbers(moved), span)) &&
			logs.every((log) =>
				free.some((span) => isIn(numbers(log), span) && span.every((end) => isOf(end, log))),
			)
		);
	});
}

function isIn(numbers: readonly number[], [from, to]: FreeLines): boolean {
	return numbers.every((number) => number >= from && number <= to);
}

/**
 * What lines that changed places show to be free: them, and those around them that say the same but for their values.
 * That logs are written side by side says nothing of the order in each: where that changed, too, it is a span of its
 * own, from a line of the log to another one.
 */
export function freeSpans(
	moved: readonly MovedLine[],
	lines: readonly ReadLine[],
): readonly FreeLines[] {
	const forms = new Set(moved.map(({ before }) => skeleton(before)));
	const isOther = (line: ReadLine) => !forms.has(skeleton(line));
	const places = moved.map(({ before }) => lines.indexOf(before));
	const behind = Math.max(...places) + 1;
	const start = lines.slice(0, Math.min(...places)).findLastIndex(isOther) + 1;
	const length = lines.slice(behind).findIndex(isOther);
	const span = lines.slice(start, length === -1 ? lines.length : behind + length);
	const logs = movedLogs(moved).map((log) => log.map(({ before }) => before));
	return [span, ...logs].map((part) => {
		const numbers = part.map(({ number }) => number);
		return [Math.min(...numbers), Math.max(...numbers)];
	});
}

/** Whether lines that changed places are of logs, and those of each stand in their order. */
export function areOfLogs(moved: readonly MovedLine[]): boolean {
	return moved.every(({ before }) => logOf(before) !== undefined) && movedLogs(moved).length === 0;
}

/** The lines of each log of which some changed places among themselves. */
function movedLogs(moved: readonly MovedLine[]): MovedLine[][] {
	const ordered = moved.toSorted((one, other) => one.before.number - other.before.number);
	const logs = Map.groupBy(ordered, ({ before }) => logOf(before));
	logs.delete(undefined);
	return [...logs.values()].filter((log) =>
		log.some(({ after }, index) => after.number < (log[index - 1]?.after.number ?? 0)),
	);
}

/** Whose log a line is of, as Compose and a swarm print several: `web-1  | ready`. */
function logOf(line: ReadLine | undefined): string | undefined {
	const tokens = line?.tokens ?? [];
	const bar = tokens.findIndex(({ text }) => text === "|");
	const name = tokens.slice(0, Math.max(bar, 0));
	return bar < 1 ? undefined : name.map(({ gap, text }) => gap + text).join("");
}
