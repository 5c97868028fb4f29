import { notedPlace } from "../../scripts/recording/noted-place.ts";
import type { SnippetRecording } from "../../scripts/recording/schema.ts";

/** A part of a screen's line that a note speaks of. */
export interface Mark {
	/** The note's number, from 1. */
	readonly number: number;
	readonly line: number;
	readonly from: number;
	readonly to: number;
	/** Anchors of the note, and of the mark itself. */
	readonly note: string;
	readonly id: string;
}

/**
 * Where a terminal's notes stand on its screens.
 *
 * @param notes Their patterns.
 * @param version Names the marks of a version that is not shown by default, whose notes are those of the others.
 * @returns The marks of each step; a note that fits nothing, as on a page that is still written, has none.
 */
export function notedSteps(
	snippet: SnippetRecording,
	notes: readonly string[],
	version: string | undefined,
): Map<number, Mark[]> {
	const marks = notes.flatMap((source, index) => {
		const place = notedPlace(new RegExp(source, "du"), snippet);
		if (place === undefined) return [];
		const note = noteId(snippet.id, index + 1);
		const id = [note, "mark", ...(version === undefined ? [] : [version])].join("-");
		return [{ ...place, number: index + 1, note, id }];
	});
	return Map.groupBy(marks, ({ step }) => step);
}

/** Anchor of a terminal's note. */
export function noteId(snippet: string, number: number): string {
	return `note-${snippet}-${number}`;
}
