import type { Issue } from "../plan/issue.ts";
import { binarySize, LIMITS } from "../plan/limits.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { SnippetRecording } from "../recording/schema.ts";

/**
 * Tells a page that has taken too long for a further snippet.
 *
 * @param elapsed Since it began, in milliseconds.
 */
export function checkTime(snippet: PlannedSnippet, elapsed: number): Issue[] {
	if (elapsed <= LIMITS.page) return [];
	const message = `The page has run for ${Math.floor(elapsed / 60_000)} minutes; a page may take ${LIMITS.page / 60_000}.`;
	return [{ ...snippet.location, message, hint: "Split it in two pages." }];
}

/** Tells a page whose screens are too long to be read. */
export function checkScreens(page: PlannedPage, snippets: readonly SnippetRecording[]): Issue[] {
	const size = JSON.stringify(snippets).length;
	if (size <= LIMITS.screens) return [];
	const message = `The terminals of this page show ${binarySize(size)}; they may show ${binarySize(LIMITS.screens)} in all.`;
	const hint = "Cut what it prints, with `| tail` or `> /dev/null`.";
	return [{ file: page.file, line: 1, column: 1, message, hint }];
}
