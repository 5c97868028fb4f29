import type { Entry } from "../plan/entry.ts";
import { looksFailed, looksMistyped } from "./failure-text.ts";
import { shownBy } from "./shown-text.ts";
import { SnippetBreak } from "./snippet-break.ts";
import { INTERRUPTED, NOT_RUN } from "./statuses.ts";
import type { EntryOptions, Told } from "./told.ts";

/** Has curl print the status of an answer, after which its own status is 0 whatever that one is. */
const PRINTS_STATUS = /%\{(?:http|response)_code\}/;
/**
 * A line of no other number than the status by which a server says that it failed (RFC 9110, 15.6). That it was asked for
 * what is not there (15.5) is what pages ask for such a status for.
 */
const ERROR_STATUS = /^\D*5\d\d\D*$/;

/** How Compose tells of a container's end, of which the engine tells, too: where ^C has stopped it, that is no failure. */
const COMPOSE_END = /^\S+-\d+ +exited with code \d+\s*$/;

/** Lines that say that something failed, on the screen or no longer. */
export function failingLines({ kind, text }: Entry, { screen, printed }: Told): string[] {
	const isStop = kind === "key" && text.endsWith("^C");
	const isShown = kind === "key" ? () => false : shownBy(text);
	const isFine = (line: string) => (isStop && COMPOSE_END.test(line)) || isShown(line);
	const isFailing = (line: string) =>
		(looksFailed(line) && !isFine(line)) || (PRINTS_STATUS.test(text) && ERROR_STATUS.test(line));
	const shown = screen.lines.map((line) => line.text).filter(isFailing);
	const gone = printed.filter((line) => !isFine(line));
	return [...shown, ...gone.filter((line) => !shown.includes(line.trimEnd()))];
}

/** The break of a line that says that something failed and is not declared. */
export function failedText(
	{ exit, fails, error }: EntryOptions,
	{ screen }: Told,
	lines: readonly string[],
): SnippetBreak | undefined {
	const isFailure = (exit !== 0 && exit !== INTERRUPTED) || fails !== undefined;
	const isMissing = [exit, ...(fails ?? [])].some((status) => NOT_RUN.includes(Number(status)));
	const shown = screen.lines.map(({ text }) => text);
	const mistyped = isMissing ? [] : [...lines, ...shown].filter((line) => looksMistyped(line));
	const suspects = isFailure ? mistyped : lines;
	const line = suspects.find((one) => error?.test(one) !== true);
	if (line === undefined) return undefined;
	const isHidden = !shown.includes(line.trimEnd());
	return new SnippetBreak(
		`It says that something failed${isHidden ? ", in a line that it overwrote" : ""}: ${line.trim()}`,
		`If that is the lesson, say so with a pattern for such lines: error=/${excerpt(line)}/.`,
		screen,
	);
}

/** The part of a line that a pattern is likely to name. */
function excerpt(line: string): string {
	const words =
		/\w+(?:Error|Exception)|(?:error|fatal|no such|not found|denied|refused|unknown)[\w ]{0,20}/i.exec(
			line,
		);
	return (words?.[0] ?? line.trim().slice(0, 30)).trim().replace(/[/\\^$.*+?()[\]{}|]/g, "\\$&");
}
