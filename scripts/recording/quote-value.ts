import { plain } from "./masks.ts";
import type { SnippetRecording } from "./schema.ts";

/** A snippet's screens without colours, one line each: what quotes are taken from. */
export function snippetText(snippet: SnippetRecording): string {
	return snippet.steps
		.flatMap((step) => step.screen)
		.map(plain)
		.join("\n");
}

/** What a quote shows: the first group of its pattern, or the whole match; none when it fits nothing. */
export function quoteValue(match: RegExp, snippet: SnippetRecording): string | undefined {
	const found = match.exec(snippetText(snippet));
	return found?.[1] ?? found?.[0];
}
