import { areNamedKeys } from "../plan/keys.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { SnippetRecording, Step } from "../recording/schema.ts";
import type { EntryResult } from "../terminal/run-snippet.ts";

/** What is stored of a snippet that ran. */
export function toSnippetRecording(
	{ id, options }: PlannedSnippet,
	results: readonly EntryResult[],
): SnippetRecording {
	const { terminal, varies, keep } = options;
	return {
		id,
		terminal,
		// What the page says of lines that a later run is compared with.
		...(varies !== undefined && { varies: varies.source }),
		...(keep !== undefined && { keep: keep.source }),
		steps: results.map(toStep),
	};
}

function toStep({ entry, prompt, input, screen, exit }: EntryResult): Step {
	// What a terminal hides is not stored either; keys by their names have no echo, and are no secret.
	const isHidden = screen.hidesInput === true && !areNamedKeys(entry.text);
	const written = entry.prompt + (isHidden ? "" : entry.text);
	// The next prompt holds this one, where a program asks again on the same line.
	const isNext = isHidden && screen.staysOnLine === true && screen.lines.length === 0;
	const [question, shown] = isHidden ? [isNext ? "" : prompt, ""] : [prompt, input];
	return {
		prompt: question,
		input: shown,
		...(question + shown === written ? {} : { as: written }),
		screen: screen.lines.map((line) => line.ansi),
		...(screen.dropped > 0 ? { dropped: screen.dropped } : {}),
		...(exit === undefined ? {} : { exit }),
		...(screen.redrawn.length > 0 && {
			free: screen.redrawn.map(([first, last]) => [first, last]),
		}),
	};
}
