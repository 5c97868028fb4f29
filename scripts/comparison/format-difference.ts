import { styleText } from "node:util";
import { diffArrays } from "diff";
import type { Difference } from "./compare-recordings.ts";

/** A difference as a diff for the terminal: `-` lines of the recording, `+` lines of the new run. */
export function formatDifference({ input, before, after }: Difference): string {
	const lines = diffArrays([...before], [...after]).flatMap(({ value, added, removed }) =>
		value.map((line) => {
			if (added) return styleText("green", `  + ${line}`);
			if (removed) return styleText("red", `  - ${line}`);
			return `    ${line}`;
		}),
	);
	return [`  $ ${input.replaceAll("\n", "\n  > ")}`, ...lines].join("\n");
}
