import type { Location } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";

/** Where a step of a snippet stands in its page; a picture's is its fence. */
export function stepLocation(
	page: PlannedPage,
	{ snippet: id, step }: { readonly snippet: string; readonly step: number },
): Location {
	const snippet = page.snippets.find((one) => one.id === id);
	if (snippet === undefined) return { file: page.file, line: 1, column: 1 };
	const line = (snippet.entries[step]?.line ?? -1) + 1;
	return { ...snippet.location, line: snippet.location.line + line };
}
