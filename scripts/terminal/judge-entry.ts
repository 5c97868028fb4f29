import type { Entry } from "../plan/entry.ts";
import { expectedStatus } from "../plan/expected-status.ts";
import type { SnippetOptions } from "../plan/snippet-options.ts";
import { failedPart, failuresOf } from "./failed-by-status.ts";
import { failedText, failingLines } from "./failed-by-text.ts";
import { meddling } from "./meddling.ts";
import { SnippetBreak } from "./snippet-break.ts";
import type { EntryOptions, Told } from "./told.ts";

/** How an entry went. */
export interface EntryJudgement {
	/** Why it is not fine. */
	readonly problem: SnippetBreak | undefined;
	/** Statuses that its fence declares, and that a part of it had. */
	readonly failures: readonly number[];
	/** Whether a line is there that its fence declares. */
	readonly hasError: boolean;
}

/**
 * Judges how an entry went: it is fine where all of it is, or where its fence says otherwise.
 *
 * @param declare How the fence would declare a status; empty where it need not.
 */
export function judgeEntry(
	entry: Entry,
	fence: SnippetOptions,
	told: Told,
	declare = (status: number) => (status === 0 ? "" : `exit=${status}`),
): EntryJudgement {
	const options = { ...fence, exit: expectedStatus(entry, fence) };
	const failed = failuresOf(entry, options, told);
	const declared = failed.flatMap(({ status }) =>
		options.fails?.includes(status) === true ? [status] : [],
	);
	const lines = failingLines(entry, told);
	const problem =
		refusal(entry, options, told) ??
		meddling(told) ??
		wrongStatus(options, told, declare) ??
		failedPart(
			failed.find(({ status }) => !declared.includes(status)),
			told,
		) ??
		failedText(options, told, lines) ??
		nothingDone(entry, told) ??
		nothingLeft(told);
	const hasError = options.error !== undefined && lines.some((line) => options.error?.test(line));
	return { problem, failures: declared, hasError };
}

function refusal({ text }: Entry, { exit }: EntryOptions, told: Told): SnippetBreak | undefined {
	// Of comments and blank lines nothing can start.
	if (!/^\s*[^#\s]/m.test(text)) return undefined;
	if (told.hasStarted || (exit !== 0 && told.exit === exit)) return undefined;
	return new SnippetBreak(
		"The shell refused this line: nothing of it ran.",
		"See what it says. If that is the lesson, say so: exit=2.",
		told.screen,
	);
}

function wrongStatus(
	options: EntryOptions,
	{ exit, screen }: Told,
	declare: (status: number) => string,
): SnippetBreak | undefined {
	if (exit === undefined || exit === options.exit) return undefined;
	const option = declare(exit);
	return new SnippetBreak(
		`The command ended with status ${exit}, expected ${options.exit}.`,
		option === ""
			? "Drop the option `exit` if it is meant to succeed now."
			: `If it is meant to ${exit === 0 ? "succeed" : "fail"}, say so: ${option}.`,
		screen,
	);
}

/** What a full-screen program showed is gone when it ends. */
function nothingLeft({ exit, screen }: Told): SnippetBreak | undefined {
	if (exit === undefined || screen.lines.length > 0 || !screen.hasLeftFullScreen) return undefined;
	return new SnippetBreak(
		"A full-screen program has shown something, and left nothing for the reader.",
		"Write a `console` fence that presses the key by which one leaves it, such as q: then its screen is kept. Or wait for its screen with until=/…/, or give it the option that prints instead.",
		screen,
	);
}

/** `docker` prints what it did, and so nothing where `xargs` had nothing to give it. */
function nothingDone({ text }: Entry, { exit, screen }: Told): SnippetBreak | undefined {
	const isConditional =
		/\bxargs\s(?:.*\s)?(?:-\w*r\w*|--no-run-if-empty)\s(?:.*\s)?docker\b[^>]*$/su.test(text);
	if (!isConditional || exit !== 0 || screen.lines.length > 0) return undefined;
	return new SnippetBreak(
		"`xargs` was given nothing, so it ran nothing.",
		"See what the part before it finds.",
		screen,
	);
}
