import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../scripts/text/message-of.ts";
import { applyChanges } from "../support/apply-changes.ts";
import type { Breakage } from "./breakage.ts";
import type { Course } from "./course.ts";
import { findLine } from "./find-line.ts";
import { judge, type Verdict } from "./judge.ts";
import { reseal } from "./reseal.ts";

/** What became of a breakage. */
export interface Trial extends Verdict {
	readonly breakage: Breakage;
	/** All that the watch printed. */
	readonly output: string;
	/** How long it took in all, in milliseconds. */
	readonly duration: number;
}

/** Breaks a copy of the course, and watches it. A patch that no longer fits is not caught. */
export async function tryBreakage(course: Course, breakage: Breakage): Promise<Trial> {
	const started = Date.now();
	const { changes, expected, watch, page } = breakage;
	await using copy = await course.copy(watch);
	try {
		await applyChanges(copy.path, changes);
		if (breakage.reseal) await reseal(copy.path);
		const { at } = expected;
		const line = at && findLine(await readFile(join(copy.path, at.file), "utf8"), at);
		const run = await course.run(copy.path, breakage, page === undefined ? [] : [page]);
		const verdict = judge(breakage, line, run);
		return { breakage, ...verdict, output: run.output, duration: Date.now() - started };
	} catch (error) {
		const got = `it cannot be tried: ${messageOf(error)}`;
		const duration = Date.now() - started;
		return {
			breakage,
			isCaught: false,
			expected: String(expected.exit),
			got,
			output: "",
			duration,
		};
	}
}
