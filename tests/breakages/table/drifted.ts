import type { Breakage } from "../breakage.ts";
import { exercise } from "./files.ts";

/** What is said of a screen that drifted from its recording. */
export function drift(
	number: number,
	line: string,
	difference: RegExp,
	after?: string,
): Breakage["expected"] {
	return {
		exit: 1,
		at: { file: exercise(number), line, ...(after === undefined ? {} : { after }) },
		message: new RegExp(
			`^The screen of .* drifted from its recording[\\s\\S]*${difference.source}`,
		),
	};
}
