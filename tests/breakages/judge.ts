import type { Breakage } from "./breakage.ts";
import type { Run } from "./course.ts";
import { type PrintedIssue, readIssues } from "./read-issues.ts";

/** Whether a breakage was caught, and what was said instead if it was not. */
export interface Verdict {
	readonly isCaught: boolean;
	readonly expected: string;
	readonly got: string;
}

/**
 * Judges what a watch said about a breakage: the exit code, the place, and the reason must be right.
 *
 * @param line Number of the line that `expected.at` means.
 */
export function judge(
	{ expected, reseal }: Breakage,
	line: number | undefined,
	{ exit, output }: Run,
): Verdict {
	const place = expected.at === undefined ? "" : `${expected.at.file}:${line} `;
	const issues = readIssues(output);
	const here = issues.filter(({ file, line: at }) => `${file}:${at} ` === place);
	const fitting = here.find(({ text }) => expected.message.test(text));
	const isTold = place === "" ? expected.message.test(output) : fitting !== undefined;
	// The comparison must have caught it, not the key or the checksum.
	const isStale = reseal === true && /[Rr]ecording \S*\s?(?:is stale|was edited)/.test(output);
	const told = fitting ?? here[0] ?? issues[0];
	const got = told === undefined ? lastLine(output) : describe(told);
	return {
		isCaught: exit === expected.exit && isTold && !isStale,
		expected: `${expected.exit} ${place}${expected.message.source}`,
		got: `${exit ?? "hung"} ${place === "" && isTold ? (expected.message.exec(output)?.[0] ?? "") : got}${isStale ? " (by staleness)" : ""}`,
	};
}

function describe({ file, line, text }: PrintedIssue): string {
	return `${file}:${line} ${text.split("\n", 1)[0]}`;
}

function lastLine(output: string): string {
	return output.trimEnd().split("\n").at(-1) ?? "";
}
