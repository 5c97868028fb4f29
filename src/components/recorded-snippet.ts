import type { Recording, SnippetRecording } from "../../scripts/recording/schema.ts";

/** What one snippet of a recording showed. */
export function findSnippet(recording: Recording, id: string): SnippetRecording {
	const found = recording.snippets.find((snippet) => snippet.id === id);
	if (found === undefined) {
		throw new Error(`The recording of ${recording.page} has no snippet \`${id}\`.`);
	}
	return found;
}

/**
 * Which snippet started the program that a snippet finds running in its terminal.
 *
 * @returns Its id; none where the terminal was at its shell's prompt.
 */
export function startOf({ snippets }: Recording, id: string): string | undefined {
	const own = snippets.findIndex((snippet) => snippet.id === id);
	const before = snippets
		.slice(0, own)
		.filter(({ terminal }) => terminal === snippets[own]?.terminal);
	const ended = before.findLastIndex(({ steps }) => steps.at(-1)?.exit !== undefined);
	return before[ended + 1]?.id;
}

/** Id of the element that tells where a page's recording for a version comes from. */
export function provenanceId(version: string): string {
	return `provenance-${version}`;
}
