import { SnippetBreak } from "./snippet-break.ts";
import type { Finished, Terminal } from "./terminal.ts";

/** What to do about a command that time has run out for. */
const FULL_SCREEN =
	"A full-screen program is showing: give it the option that prints instead, or press its key in a `console` fence.";
const STILL_RUNNING =
	'Is it waiting for input? Then write a `console` fence. Is it slow? Then raise timeout="…". Is it meant to stay? Then add until=/…/.';

const INTERRUPT = "\u0003";

/** What bash says to an end of file that must not end it. */
const LEAVE = 'Use "exit" to leave the shell.';

/** When to give up. */
export interface Patience {
	/** Milliseconds that the command may take in all. */
	readonly timeout: number;
	/** `performance.now()` at which they are over. Unlike the time of day, it never jumps. */
	readonly deadline: number;
}

/** What `less` and `more` show at the end of what they page. */
const PAGER = /^(?:\(END\)|:|--More--.*|lines \d+-\d+.*)$/;

/** A command that asks, or shows in a pager, where nobody answers. */
export function unanswered(terminal: Terminal): SnippetBreak {
	const screen = terminal.screen();
	const isPager = PAGER.test(terminal.cursorText.trim());
	terminal.press(INTERRUPT);
	if (isPager) {
		return new SnippetBreak(
			"A pager shows what the command prints, and waits for a key.",
			"Have it print all: psql -P pager=off, git --no-pager, or `| cat`. Or write a `console` fence that presses q.",
			screen,
		);
	}
	return new SnippetBreak(
		"The command asks something, and the page does not answer.",
		"Write the dialogue, with its answers, in a `console` fence; or give the option that spares the question, such as -f.",
		screen,
	);
}

/** A shell that has ended. */
export function shellEnded(terminal: Pick<Terminal, "screen">): SnippetBreak {
	const screen = terminal.screen();
	// So often bash says it only where it has lost its input: docs/architecture.md.
	const isLost =
		screen.lines.slice(-10, -1).every(({ text }) => text === LEAVE) && screen.lines.length > 10;
	return new SnippetBreak(
		"The terminal's shell ended.",
		isLost
			? "^C met bash between two commands of a loop that starts no program, by which it can lose its input. Run it again, or have the loop start one, such as sleep."
			: "`exit`, `exec` or `set -e` ended it, or the engine stopped. Use a subshell: ( … ).",
		screen,
	);
}

/** A command of which the shell waits for more. */
export function unfinished(terminal: Terminal): SnippetBreak {
	terminal.press(INTERRUPT);
	return new SnippetBreak(
		"The command is not finished: the shell waits for more of it.",
		"Close the quote, the block or the here-document.",
		terminal.screen(),
	);
}

/** A program that is left waiting for input. */
export function stillWaiting(terminal: Terminal): SnippetBreak {
	return new SnippetBreak(
		"The program still waits for input at the end of the snippet.",
		"Add the line that ends it (`exit`, `\\q`, ^D), or `until=/…/` to leave it running.",
		terminal.screen(),
	);
}

/** A command that ended before what its page waits for. */
export function endedEarly({ screen, exit }: Finished, what: string): SnippetBreak {
	return new SnippetBreak(
		`The command ended with status ${exit} before ${what}.`,
		"See what it printed last, and what the page waits for.",
		screen,
	);
}

/** A command for which time has run out. */
export function timedOut(
	terminal: Terminal,
	{ timeout }: Patience,
	what: string,
	own: (() => string) | undefined,
): SnippetBreak {
	return new SnippetBreak(
		`Timed out after ${timeout / 1000} s, waiting for ${what}.`,
		terminal.isFullScreen ? FULL_SCREEN : (own?.() ?? STILL_RUNNING),
		terminal.screen(),
	);
}
