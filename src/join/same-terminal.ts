import type { SnippetRecording } from "../../scripts/recording/schema.ts";

/** What a terminal shows, without its picture and replay: versions of which it is the same share one body. */
export function terminalContent({
	picture: _,
	cast: _cast,
	...terminal
}: SnippetRecording): string {
	return JSON.stringify(terminal);
}
