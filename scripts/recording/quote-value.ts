import { plain } from "./plain.ts";
import type { SnippetRecording } from "./schema.ts";

/** Characters of one line of a snippet's screens: numbers from 0, in UTF-16 units of its text without colours. */
export interface Characters {
	readonly step: number;
	readonly line: number;
	readonly from: number;
	/** The one after the last. */
	readonly to: number;
}

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

/** Where a quote's value stands first, a line an entry; empty where nothing fits. */
export function quotePlace(match: RegExp, snippet: SnippetRecording): Characters[] {
	const found = new RegExp(match, `${match.flags}d`).exec(snippetText(snippet));
	const [start = 0, end = 0] = found?.indices?.[1] ?? found?.indices?.[0] ?? [];
	let passed = 0;
	return snippet.steps.flatMap(({ screen }, step) =>
		screen.flatMap((text, line) => {
			const { length } = plain(text);
			const [from, to] = [Math.max(start - passed, 0), Math.min(end - passed, length)];
			passed += length + 1;
			return from < to ? { step, line, from, to } : [];
		}),
	);
}
