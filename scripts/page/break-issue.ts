import type { Entry } from "../plan/entry.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { SnippetBreak } from "../terminal/snippet-break.ts";
import { count } from "../text/count.ts";
import { codeFrame } from "./code-frame.ts";
import { knownHint } from "./known-hint.ts";

/** How much of a screen a message shows. */
const LAST_LINES = 20;

/**
 * Tells a broken snippet to a person: where, the fence with the failing line marked, the end of
 * the screen.
 *
 * @param entry The line being entered; none when the terminal itself failed.
 * @param stopped Why the engine stopped, if it did.
 */
export function breakIssue(
	page: PlannedPage,
	snippet: PlannedSnippet,
	entry: Entry | undefined,
	broken: SnippetBreak,
	stopped: string | undefined,
): Issue {
	const { frame, ...start } = codeFrame(page, snippet, entry);
	const screen = broken.screen.lines.slice(-LAST_LINES).map((line) => `  │ ${line.text}`);
	const shown = broken.screen.lines.map((line) => line.text).join("\n");
	const title = screen.length > 0 ? "The terminal's last lines:" : "The terminal shows nothing.";
	return {
		...start,
		message: stopped === undefined ? broken.message : `While it ran, ${stopped}.`,
		hint:
			stopped === undefined
				? knownHint(shown, entry, broken.hint)
				: "Something stopped it, or its daemon failed: see its log. Run it again.",
		details: [frame, title, ...screen].join("\n"),
	};
}

/** The snippets after a broken one. */
export function skippedIssue(page: PlannedPage, skipped: readonly PlannedSnippet[]): Issue {
	const first = skipped[0]?.location ?? { file: page.file, line: 1, column: 1 };
	const names = skipped.map((snippet) => snippet.id).join(", ");
	const were = count(skipped.length, "snippet was", "snippets were");
	return { ...first, message: `${were} not run after the break: ${names}.` };
}
