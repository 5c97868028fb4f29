import { codeFrameColumns } from "@babel/code-frame";
import type { Entry } from "../plan/entry.ts";
import type { Location } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { codeLocation, type PlannedSnippet } from "../plan/read-entries.ts";

/**
 * Where a line of a fence stands, and the fence down to it, with the line marked.
 *
 * @param entry The line; none for the fence itself.
 */
export function codeFrame(
	page: PlannedPage,
	snippet: PlannedSnippet,
	entry: Entry | undefined,
): Location & { frame: string } {
	const start = entry === undefined ? snippet.location : codeLocation(snippet, entry.line);
	const lines = entry?.text.split("\n").length ?? 1;
	const frame = codeFrameColumns(
		page.sources.get(start.file) ?? "",
		// Column 0 marks whole lines.
		{ start: { line: start.line, column: 0 }, end: { line: start.line + lines - 1, column: 0 } },
		{ linesAbove: start.line - snippet.location.line, linesBelow: 2 },
	);
	return { ...start, frame };
}
