import type { Note } from "../plan/page.ts";
import { plain } from "./plain.ts";
import type { SnippetRecording } from "./schema.ts";

/** The part of a screen's line that a note speaks of: from 0, in UTF-16 units of its text without colours. */
export interface NotedPlace {
	readonly step: number;
	readonly line: number;
	readonly from: number;
	readonly to: number;
}

/** The first place of a snippet's screens that a note's pattern fits. */
export function notedPlace(
	at: Note["at"],
	{ steps }: Pick<SnippetRecording, "steps">,
): NotedPlace | undefined {
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
