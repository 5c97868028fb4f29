import type { SnippetRecording } from "../../scripts/recording/schema.ts";

/**
 * What a terminal shows, without its picture, its replay and how long it took: versions of which it is the same share
 * one body.
 */
export function terminalContent({
	picture: _,
	cast: _cast,
	duration: _duration,
	...terminal
}: SnippetRecording): string {
	return JSON.stringify(terminal);
}
