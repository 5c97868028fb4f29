import { plain } from "./plain.ts";
import type { SnippetRecording } from "./schema.ts";

/** A snippet's screens without colours, one line each: what quotes are taken from. */
export function snippetText(snippet: SnippetRecording): string {
	return snippet.steps
		.flatMap((step) => step.screen)
		.map(plain)
		.join("\n");
}

/**
 * What a quote may show: the first group of its pattern, or the whole match, wherever it fits.
 *
 * @returns Each value once, in the order of the screen. A quote that says something has exactly one.
 */
export function quoteValues(match: RegExp, snippet: SnippetRecording): string[] {
	const found = snippetText(snippet).matchAll(new RegExp(match, `${match.flags}g`));
	return [...new Set([...found].map(([whole, group]) => group ?? whole))];
}
