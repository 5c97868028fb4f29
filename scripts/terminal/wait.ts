import type { Screen } from "./emulator.ts";
import { SnippetBreak } from "./snippet-break.ts";
import type { Finished, Terminal } from "./terminal.ts";

/** How often a silent terminal is looked at, in milliseconds. */
const LOOK = 25;
/** How long a program must be silent before its prompt is believed, in milliseconds. */
const QUIET_PROMPT = 80;
/** How long before what a program has written of a line is taken for all of it. */
const QUIET_LINE = 80;
/** How long it may go on writing it, in milliseconds: a progress bar never ends. */
const LONGEST_LINE = 1000;
/** How long before a program that shows its prompt again counts as waiting for input. */
const QUIET_WAITING = 1500;
/** How long before a silent command that reads is given an end of file; then doubled. */
const QUIET_EOF = 250;
/** How long after an end of file the shell may still answer to it. */
const SETTLING = 150;
/** How long before a key is pressed, where nothing says what to wait for. */
const QUIET_KEY = 400;

const END_OF_FILE = "\u0004";
const INTERRUPT = "\u0003";

/** When to give up. */
export interface Patience {
	/** Milliseconds that the command may take in all. */
	readonly timeout: number;
	/** `performance.now()` at which that is over: it never jumps, as the time of day may. */
	readonly deadline: number;
}

/**
 * Waits until the shell command has ended.
 *
 * @param eof Whether a program that reads is told that there is nothing to read.
 * @param prompt A prompt that a program has shown: showing it again, it waits for more input.
 */
export async function waitForEnd(
	terminal: Terminal,
	patience: Patience,
	options: { eof: boolean; prompt?: string | undefined },
): Promise<Finished> {
	let pause = QUIET_EOF;
	let sent = Number.NEGATIVE_INFINITY;
	const finished = await waitFor(terminal, patience, async (silence) => {
		const { finished } = terminal;
		// One that has not started may still do so, after a prompt that was printed anew.
		if (finished !== undefined) {
			return finished.hasStarted || silence >= SETTLING ? finished : undefined;
		}
		if (options.eof && silence >= pause) {
			pause *= 2;
			// To one that does not read, it would come later, as a NUL, when another program takes over.
			const isReading = await terminal.isReading();
			// By now it may have ended, and what reads be the shell.
			if (terminal.finished !== undefined) return terminal.finished;
			if (isReading) {
				terminal.press(END_OF_FILE);
				sent = performance.now();
			}
		}
		if (options.prompt !== undefined && silence >= QUIET_WAITING) {
			if (atPrompt(terminal, options.prompt)) throw stillWaiting(terminal);
		}
		return undefined;
	});
	// The end of file may have reached the shell all the same, which then prints its prompt anew.
	while (performance.now() - sent < SETTLING) await terminal.change(SETTLING);
	return finished;
}

/** Waits until a running program shows a prompt and is silent. */
export async function waitForPrompt(
	terminal: Terminal,
	patience: Patience,
	prompt: string,
): Promise<void> {
	const what = `the prompt \`${prompt}\``;
	await waitFor(
		terminal,
		patience,
		(silence) => {
			if (terminal.finished !== undefined) throw endedEarly(terminal.finished, what);
			return silence >= QUIET_PROMPT && atPrompt(terminal, prompt) ? true : undefined;
		},
		what,
	);
}

/** Waits until the screen matches; the program may run on. */
export async function waitForMatch(
	terminal: Terminal,
	patience: Patience,
	pattern: RegExp,
): Promise<Screen | Finished> {
	const what = `a match of ${pattern.source}`;
	let matched: number | undefined;
	return await waitFor(
		terminal,
		patience,
		(silence) => {
			const { finished } = terminal;
			const screen = finished?.screen ?? terminal.screen();
			if (pattern.test(screen.lines.map((line) => line.text).join("\n"))) {
				if (finished !== undefined) return finished;
				matched ??= performance.now();
				// A program may write a line in several parts: all of it belongs to this screen.
				const isWhole = terminal.cursorText === "" || silence >= QUIET_LINE;
				return isWhole || performance.now() - matched >= LONGEST_LINE ? screen : undefined;
			}
			if (finished !== undefined) throw endedEarly(finished, what);
			return undefined;
		},
		what,
	);
}

/** Waits until a running program has been silent for a while, or has ended. */
export async function waitForSilence(terminal: Terminal, patience: Patience): Promise<void> {
	await waitFor(terminal, patience, (silence) =>
		silence >= QUIET_KEY || terminal.finished !== undefined ? true : undefined,
	);
}

async function waitFor<T>(
	terminal: Terminal,
	patience: Patience,
	test: (silence: number) => T | undefined | Promise<T | undefined>,
	what = "its end",
): Promise<T> {
	let last = performance.now();
	for (;;) {
		const found = await test(performance.now() - last);
		if (found !== undefined) return found;
		if (terminal.state === "ended") throw shellEnded(terminal);
		if (terminal.isUnfinished) throw unfinished(terminal);
		if (performance.now() >= patience.deadline) throw timedOut(terminal, patience, what);
		if (await terminal.change(LOOK)) last = performance.now();
	}
}

/** Looks at the cursor only: a prompt's text elsewhere on the screen is output like any other. */
function atPrompt(terminal: Terminal, prompt: string): boolean {
	if (!terminal.hasTaken) return false;
	const parts = prompt.split("…").map((part) => RegExp.escape(part));
	return new RegExp(`^${parts.join(".*")}$`, "su").test(terminal.cursorText);
}

function shellEnded(terminal: Terminal): SnippetBreak {
	return new SnippetBreak(
		"The terminal's shell ended.",
		"`exit`, `exec` or `set -e` ended it, or the engine stopped. Use a subshell: ( … ).",
		terminal.screen(),
	);
}

function unfinished(terminal: Terminal): SnippetBreak {
	terminal.press(INTERRUPT);
	return new SnippetBreak(
		"The command is not finished: the shell waits for more of it.",
		"Close the quote, the block or the here-document.",
		terminal.screen(),
	);
}

function stillWaiting(terminal: Terminal): SnippetBreak {
	return new SnippetBreak(
		"The program still waits for input at the end of the snippet.",
		"Add the line that ends it (`exit`, `\\q`, ^D), or `until=/…/` to leave it running.",
		terminal.screen(),
	);
}

function endedEarly({ screen, exit }: Finished, what: string): SnippetBreak {
	return new SnippetBreak(
		`The command ended with status ${exit} before ${what}.`,
		"See what it printed last, and what the page waits for.",
		screen,
	);
}

function timedOut(terminal: Terminal, { timeout }: Patience, what: string): SnippetBreak {
	const hint = terminal.isFullScreen
		? "A full-screen program is showing: give it the option that prints instead, or press its key in a `console` fence."
		: 'Is it waiting for input? Then write a `console` fence. Is it slow? Then raise timeout="…". Is it meant to stay? Then add until=/…/.';
	return new SnippetBreak(
		`Timed out after ${timeout / 1000} s, waiting for ${what}.`,
		hint,
		terminal.screen(),
	);
}
