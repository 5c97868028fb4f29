import type { SnippetRecording } from "../../scripts/recording/schema.ts";

/** What a terminal shows, without its picture: versions of which it is the same share one body. */
export function terminalContent({ picture: _, ...terminal }: SnippetRecording): string {
	return JSON.stringify(terminal);
}
