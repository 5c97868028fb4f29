import { atMostUntil } from "./at-most-until.ts";
import type { Screen } from "./emulator.ts";
import { isCalm } from "./is-calm.ts";
import type { Finished, Terminal } from "./terminal.ts";
import {
	endedEarly,
	type Patience,
	shellEnded,
	stillWaiting,
	timedOut,
	unanswered,
	unfinished,
} from "./wait-breaks.ts";

/** Pause between two looks at a silent terminal, in milliseconds. */
const LOOK = 25;
/** After how many silent milliseconds to ask whether a command reads. Doubled each time. */
const FIRST_QUESTION = 250;

/**
 * How many looks must find a terminal calm until all that was typed counts as dealt with. Two are enough, since
 * their answers come through the terminal, behind what was typed before.
 */
const SETTLED = 2;
/** The same, for a key that is pressed where nothing says what to wait for. */
const CALM_KEY = 20;
/** The same, for a line without an end, until it counts as written. */
const CALM_LINE = 50;
/** The same, for a program that shows its prompt again, until it counts as waiting for input. */
const CALM_PROMPT = 75;
/** How long a program that prints now and then rests in between, in milliseconds, and after how many rests to go on. */
const REST = 500;
const MOST_RESTS = 10;
/** How many parts of such a line, or of what a program shows or does, to wait for: a progress bar would go on for ever. */
const MOST_PARTS = 25;

const UNMATCHED =
	'See what the screen shows, and mend the pattern of `until`. Is it slow? Then raise timeout="…".';
const SILENT =
	'Does it show nothing until something happens, as `docker events` does? Then leave it running with until=/^/. Is it slow? Then raise timeout="…".';

const UNHEARD =
	"^C did not end the program. The first process of a container heeds the signals alone that it asks for: start it with `docker run --init`, or with -it where it is a shell, or end it by `docker stop` in another terminal.";

const END_OF_FILE = "\u0004";

/**
 * Waits until the shell command has ended.
 *
 * @param eof Whether a program that reads is told that there is nothing to read.
 * @param prompt A prompt that a program has shown: showing it again, it waits for more input.
 * @param keys Those that were pressed last.
 */
export async function waitForEnd(
	terminal: Terminal,
	patience: Patience,
	options: { eof: boolean; prompt?: string | undefined; keys?: string | undefined },
): Promise<Finished> {
	const { deadline } = patience;
	let pause = FIRST_QUESTION;
	const hint = options.keys?.endsWith("^C") === true ? () => UNHEARD : undefined;
	const look = async (silence: number) => {
		const { finished } = terminal;
		// Where it has not started, the prompt may be one that an end of file had drawn anew: it may start yet.
		if (finished !== undefined) {
			const isOver = finished.hasStarted || (await isCalm(terminal, SETTLED, deadline));
			return isOver ? finished : undefined;
		}
		if (options.eof && silence >= pause && terminal.state === "running") {
			pause *= 2;
			// Only to a program that reads: else the next one would get it, as a NUL.
			const isReading = await atMostUntil(deadline, terminal.isReading());
			// The command may have ended meanwhile, and the reader be the shell.
			if (isReading && terminal.finished === undefined) {
				if (asksSomething(terminal)) throw unanswered(terminal);
				terminal.press(END_OF_FILE);
			}
		}
		if (options.prompt !== undefined && atPrompt(terminal, options.prompt)) {
			if (await isCalm(terminal, CALM_PROMPT, deadline)) throw stillWaiting(terminal);
		}
		return undefined;
	};
	return await waitFor(terminal, patience, look, "its end", hint);
}

/** Waits until a running program shows a prompt and no more. */
export async function waitForPrompt(
	terminal: Terminal,
	patience: Patience,
	prompt: string,
): Promise<void> {
	const what = `the prompt \`${prompt}\``;
	await waitFor(
		terminal,
		patience,
		async () => {
			if (terminal.finished !== undefined) throw endedEarly(terminal.finished, what);
			if (!atPrompt(terminal, prompt)) return undefined;
			return (await isCalm(terminal, SETTLED, patience.deadline)) || undefined;
		},
		what,
		() => otherPrompt(terminal, prompt),
	);
}

/** What to do where a program shows another prompt, or none. */
function otherPrompt({ cursorText }: Terminal, prompt: string): string {
	const shown = cursorText.trimEnd();
	return shown === ""
		? `See why the program does not show \`${prompt}\`. Is it slow? Then raise timeout="…".`
		: `The terminal shows \`${shown}\` there: begin the next line of the fence with that; … stands for what changes in it.`;
}

/** Waits until the screen matches; the program may run on. */
export async function waitForMatch(
	terminal: Terminal,
	patience: Patience,
	pattern: RegExp,
): Promise<Screen | Finished> {
	const what = `a match of \`/${pattern.source}/\``;
	let parts = 0;
	return await waitFor(
		terminal,
		patience,
		async () => {
			const { finished } = terminal;
			// Until the command starts, the screen shows the echo of its lines.
			if (finished === undefined && terminal.state !== "running") return undefined;
			const screen = finished?.screen ?? terminal.screen();
			if (pattern.test(screen.lines.map((line) => line.text).join("\n"))) {
				if (finished !== undefined) return finished;
				// It may be drawing: its cursor goes anywhere.
				if (terminal.isFullScreen) {
					return (await isCalm(terminal, SETTLED, patience.deadline)) ? screen : undefined;
				}
				// The line at the cursor has no end yet, and all of it belongs to this screen.
				if (terminal.cursorText === "" || parts >= MOST_PARTS) return screen;
				parts += 1;
				return (await isCalm(terminal, CALM_LINE, patience.deadline)) ? screen : undefined;
			}
			if (finished !== undefined) throw endedEarly(finished, what);
			return undefined;
		},
		what,
		() => (terminal.screen().lines.length === 0 ? SILENT : UNMATCHED),
	);
}

/**
 * Waits until a running program has nothing more to do for a while, or has ended. Of one that prints each second, as a
 * clock, a busy machine may never see that while.
 *
 * @param isForReader Whether a program must read by then: while a container starts on a busy machine, all may sleep. One
 *   that never seems to is not waited for.
 */
export async function waitForSilence(
	terminal: Terminal,
	patience: Patience,
	isForReader: boolean,
): Promise<void> {
	const { deadline } = patience;
	let rests = 0;
	await waitFor(terminal, patience, async () => {
		if (terminal.finished !== undefined) return true;
		const began = performance.now();
		const isResting = await isCalm(terminal, CALM_KEY, deadline);
		const isTaken = !isForReader || (await atMostUntil(deadline, terminal.takesKeys()));
		if (isResting && isTaken) return true;
		if (isResting || performance.now() - began >= REST) rests += 1;
		return rests >= MOST_RESTS || undefined;
	});
}

/**
 * Waits until a running program sleeps, so that ^C meets one that has just shown something at rest, as a person's would:
 * a shell that is about to start the next program takes it alone, and lets that one run (dash 0.5.12, once in thirty times).
 */
export async function waitForSleep(terminal: Terminal, { deadline }: Patience): Promise<void> {
	for (let tries = 0; tries < MOST_PARTS && terminal.state === "running"; tries++) {
		if (await isCalm(terminal, SETTLED, deadline, MOST_PARTS)) return;
	}
}

async function waitFor<T>(
	terminal: Terminal,
	patience: Patience,
	test: (silence: number) => T | undefined | Promise<T | undefined>,
	what = "its end",
	hint?: () => string,
): Promise<T> {
	let last = performance.now();
	for (;;) {
		const found = await test(performance.now() - last);
		if (found !== undefined) return found;
		if (terminal.state === "ended") throw shellEnded(terminal);
		if (terminal.isUnfinished) throw unfinished(terminal);
		if (performance.now() >= patience.deadline) throw timedOut(terminal, patience, what, hint);
		if (await terminal.change(LOOK)) last = performance.now();
	}
}

/** Whether the cursor stands behind a prompt. The same text elsewhere on the screen is output like any other. */
function atPrompt(terminal: Terminal, prompt: string): boolean {
	return (
		terminal.state === "running" && terminal.hasTaken && fitsPrompt(terminal.cursorText, prompt)
	);
}

/**
 * Whether a text is a prompt as a page writes it, in which `…` stands for any text. Behind it, a program may have
 * indented the line by itself, as Python does.
 */
export function fitsPrompt(text: string, prompt: string): boolean {
	const parts = prompt.split("…").map((part) => RegExp.escape(part));
	return new RegExp(`^${parts.join(".*")} *$`, "su").test(text);
}

/** Whether a program that reads has asked something: it did not end its line, or the line is a question. */
function asksSomething(terminal: Terminal): boolean {
	if (terminal.cursorText.trim() !== "") return true;
	const last = terminal.screen().lines.at(-1)?.text ?? "";
	return /\?\s*$|[[(](y|yes|o|oui)\/(n|no|non)[\])]\W*$/i.test(last);
}
