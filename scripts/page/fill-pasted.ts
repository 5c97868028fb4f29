import type { Entry } from "../plan/entry.ts";
import { pastedValues, withPasted } from "../plan/pasted-values.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { quoteValues } from "../recording/quote-value.ts";
import type { SnippetRecording } from "../recording/schema.ts";
import type { EntryResult } from "../terminal/run-snippet.ts";
import { SnippetBreak } from "../terminal/snippet-break.ts";
import { toSnippetRecording } from "./to-snippet-recording.ts";

/**
 * What is entered for a text that pastes values off the screens of the page's snippets, its own included.
 *
 * @param before What the snippets before it have shown.
 * @param results What the snippet has shown so far.
 * @throws SnippetBreak where a value is not there, or is more than one.
 */
export function fillPasted(
	snippet: PlannedSnippet,
	{ text }: Entry,
	before: readonly SnippetRecording[],
	results: readonly EntryResult[],
): string {
	if (pastedValues(text).length === 0) return text;
	const shown = [...before, toSnippetRecording(snippet, results)];
	return withPasted(text, ({ source, of, pattern }) => {
		const one = shown.find(({ id }) => id === of);
		const values = one === undefined ? [] : quoteValues(new RegExp(pattern, "mu"), one);
		const [value] = values;
		if (value !== undefined && values.length === 1) return value;
		throw new SnippetBreak(
			value === undefined
				? `\`${source}\` fits nothing on the screen of \`${of}\`.`
				: `\`${source}\` fits ${values.length} values on the screen of \`${of}\`: ${values.slice(0, 3).join(", ")}.`,
			"Make the pattern fit the one value that a reader would paste.",
			{ lines: [], dropped: 0, redrawn: [] },
		);
	});
}
