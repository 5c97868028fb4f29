import type { Entry } from "../plan/entry.ts";
import { expectedStatus } from "../plan/expected-status.ts";
import type { SnippetOptions } from "../plan/snippet-options.ts";
import type { Screen } from "./emulator.ts";
import type { FailedPart } from "./failed-part.ts";
import { looksFailed, looksMistyped } from "./failure-text.ts";
import { SnippetBreak } from "./snippet-break.ts";

/** Status of what Ctrl-C ends: 128 and the signal INT. */
const INTERRUPTED = 130;
const TERMINATED = 143;
/** How Docker's client ends for a plugin that a signal has ended. */
const OF_PLUGIN = 255;
/** Statuses by which a shell tells that a program is none, or is not there. */
const NOT_RUN: readonly number[] = [126, 127];

/** What is known of an entry once the terminal is ready for the next. */
export interface Told {
	readonly screen: Screen;
	/** The shell command's exit status, where this entry ended it. */
	readonly exit: number | undefined;
	/** Whether the shell took the line. */
	readonly hasStarted: boolean;
	/** Parts that failed, though another one gave the status. */
	readonly parts: readonly FailedPart[];
	/** What the shell of a dialogue answered when it was asked for its status. */
	readonly answer: number | undefined;
	/** Lines of failure that are not on the screen any more. */
	readonly printed: readonly string[];
}

/** How an entry went. */
export interface EntryJudgement {
	/** Why it is not fine. */
	readonly problem: SnippetBreak | undefined;
	/** Statuses that its fence declares, and that a part of it had. */
	readonly failures: readonly number[];
	/** Whether a line is there that its fence declares. */
	readonly hasError: boolean;
}

/** The options of a fence for one of its entries. */
type EntryOptions = Omit<SnippetOptions, "exit"> & { readonly exit: number };

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

/** A part that failed. */
interface Failed {
	readonly status: number;
	readonly what: string;
}

/** A plugin of Docker's client whose output goes where not all is read: SIGPIPE may kill it. */
const PLUGIN_IN_PIPE =
	/\bdocker (?:compose|buildx|build|builder)\b[^|]*\|&?\s*(?:head|sed|grep -\w*[qm]|awk)\b/;

/** Parts that failed, but for what the status of the whole tells. */
function failuresOf(
	{ text }: Entry,
	{ exit }: EntryOptions,
	{ parts, screen, answer }: Told,
): Failed[] {
	// So a program tells that it was not killed by SIGPIPE, but found that the next part had read enough.
	const isCut = screen.lines.some((line) => /\bbroken pipe\b/i.test(line.text));
	const isKilled = ({ status }: { status: number }) =>
		status === OF_PLUGIN && PLUGIN_IN_PIPE.test(text);
	const failed = parts.flatMap((part): Failed[] => {
		if (part.kind === "unknown") return [{ status: 127, what: `\`${part.command}\`` }];
		if (part.kind === "pipe") {
			return isCut || isKilled(part) ? [] : [{ status: part.status, what: "A part of the pipe" }];
		}
		// Arithmetic has a status, too, that tells whether the result is zero.
		if (part.kind !== "command" || /^\s*(\(\(|let\b)/.test(part.command)) return [];
		return [{ status: part.status, what: `\`${part.command}\`` }];
	});
	const last = failed.findLastIndex((one) => exit === 0 || one.status !== exit);
	const isWhole = (one: Failed) => exit !== 0 && one.status === exit;
	// Of a pipe all ends by Ctrl-C; and what is not there has been told twice.
	const rest = failed.filter(
		(one, index) => index <= last && !(isWhole(one) && [INTERRUPTED, ...NOT_RUN].includes(exit)),
	);
	return [
		...rest,
		...screen.lines.flatMap((line) => jobFailure(line.text)).filter((job) => !isEnded(job, text)),
		...(answer === undefined || answer === 0 ? [] : [{ status: answer, what: `\`${text}\`` }]),
	];
}

/** Whether a job is one that its own command kills, and which handles the signal, as Compose does. */
function isEnded({ status }: Failed, command: string): boolean {
	return [INTERRUPTED, TERMINATED, OF_PLUGIN].includes(status) && /\bkill\b/.test(command);
}

/** A job in the background that failed, as the shell tells of it. */
function jobFailure(line: string): Failed[] {
	const job =
		/^\[\d+\][+-]?\s+(?:Exit (?<status>\d+)|(?<signal>Segmentation fault|Aborted|Bus error|Illegal instruction))\b.*?\s{2,}(?<command>.*)$/u;
	const { status, signal, command } = job.exec(line)?.groups ?? {};
	if (status === undefined && signal === undefined) return [];
	return [{ status: Number(status ?? 1), what: `The job \`${command}\`` }];
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

const HIDING = { alias: "An alias", function: "A function", program: "Another program" } as const;

/** What the page did to its shell, which can then not be believed. */
function meddling({ parts, screen }: Told): SnippetBreak | undefined {
	for (const part of parts) {
		if (part.kind === "trap") {
			return new SnippetBreak(
				"This line replaces traps by which the shell tells what fails (ERR, DEBUG), or what has them.",
				"Do it in a shell of its own: bash -c '…', or a script.",
				screen,
			);
		}
		if (part.kind === "prompt") {
			return new SnippetBreak(
				"This line replaces what tells where a command begins and ends (PS0, PS1, PROMPT_COMMAND).",
				"Do it in a shell of its own: bash -c '…', or leave the prompt as it is.",
				screen,
			);
		}
		if (part.kind === "alias" || part.kind === "function" || part.kind === "program") {
			return new SnippetBreak(
				`${HIDING[part.kind]} hides the command \`${part.command}\`: a reader who types it gets something else.`,
				"Give it a name of its own.",
				screen,
			);
		}
	}
	return undefined;
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

function failedPart(failed: Failed | undefined, { exit, screen }: Told): SnippetBreak | undefined {
	if (failed === undefined) return undefined;
	const though = exit === undefined ? "" : `, though all of the line ended with ${exit}`;
	return new SnippetBreak(
		`${failed.what} ended with status ${failed.status}${though}.`,
		`If that is meant, say so: fails=${failed.status}.`,
		screen,
		failed.status,
	);
}

/** Has curl print the status of an answer, after which its own status is 0 whatever that one is. */
const PRINTS_STATUS = /%\{(?:http|response)_code\}/;
/**
 * A line of no other number than the status by which a server says that it failed (RFC 9110, 15.6). That it was asked for
 * what is not there (15.5) is what pages ask for such a status for.
 */
const ERROR_STATUS = /^\D*5\d\d\D*$/;

/** Lines that say that something failed, on the screen or no longer. */
function failingLines({ text }: Entry, { screen, printed }: Told): string[] {
	const isFailing = (line: string) =>
		looksFailed(line) || (PRINTS_STATUS.test(text) && ERROR_STATUS.test(line));
	const shown = screen.lines.map((line) => line.text).filter(isFailing);
	return [...shown, ...printed.filter((line) => !shown.includes(line.trimEnd()))];
}

function failedText(
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
