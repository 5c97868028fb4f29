import { styleText } from "node:util";
import { diffArrays } from "diff";
import { SHELL_PROMPT } from "../plan/entry.ts";
import { fenced } from "../text/fenced.ts";
import type { Difference } from "./compare-recordings.ts";

/** A difference as a diff for the terminal: `-` lines of the recording, `+` lines of the new run. */
export function formatDifference(difference: Difference): string {
	const lines = diffLines(difference).map((line) => {
		if (line.startsWith("+")) return styleText("green", `  ${line}`);
		return line.startsWith("-") ? styleText("red", `  ${line}`) : `  ${line}`;
	});
	return [enteredLines(difference), ...lines].join("\n");
}

/** A difference as a fenced diff, under its snippet's name. */
export function markdownDifference(difference: Difference): string {
	const lines = [enteredLines(difference), ...diffLines(difference)];
	return `\`${difference.snippet}\`\n\n${fenced("diff", lines.join("\n"))}`;
}

/** Lines of both sides: those of the first with `-`, those of the second with `+`, common ones with a blank. */
function diffLines({ before, after }: Difference): string[] {
	return diffArrays([...before], [...after]).flatMap(({ value, added, removed }) =>
		value.map((line) => `${added ? "+" : removed ? "-" : " "} ${line}`),
	);
}

function enteredLines({ input }: Difference): string {
	return `  ${SHELL_PROMPT}${input.replaceAll("\n", "\n  > ")}`;
}
