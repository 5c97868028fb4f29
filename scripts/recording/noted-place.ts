import type { Note } from "../plan/page.ts";
import { plain } from "./plain.ts";
import type { Characters } from "./quote-value.ts";
import type { SnippetRecording } from "./schema.ts";

/** The first place of a snippet's screens that a note's pattern fits. */
export function notedPlace(
	at: Note["at"],
	{ steps }: Pick<SnippetRecording, "steps">,
): Characters | undefined {
	for (const [step, { screen }] of steps.entries()) {
		for (const [line, text] of screen.entries()) {
			const indices = at.exec(plain(text))?.indices;
			const [from, to] = indices?.[1] ?? indices?.[0] ?? [];
			// Nothing is no part of a line.
			if (from !== undefined && to !== undefined && from < to) return { step, line, from, to };
		}
	}
	return undefined;
}
