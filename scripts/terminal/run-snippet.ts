import { setTimeout } from "node:timers/promises";
import type { Entry } from "../plan/entry.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { Screen } from "./emulator.ts";
import { SnippetBreak } from "./snippet-break.ts";
import type { Finished, Terminal } from "./terminal.ts";
import { waitForEnd, waitForMatch, waitForPrompt, waitForSilence } from "./wait.ts";

/** Between two tries of a command with `retry`, in milliseconds. */
const RETRY_PAUSE = 200;

/** One entry, and what the terminal showed for it. */
export interface EntryResult {
	readonly entry: Entry;
	readonly screen: Screen;
	/** The shell command's exit status, where this entry ended it. */
	readonly exit: number | undefined;
}

/**
 * Enters a snippet's lines one by one, each when the terminal is ready for it.
 *
 * @param onEntry Called before each entry.
 * @returns One result an entry.
 * @throws SnippetBreak when something does not go as the page says. Its results so far are lost:
 *   a broken page is not recorded.
 */
export async function runSnippet(
	terminal: Terminal,
	snippet: PlannedSnippet,
	onEntry: (entry: Entry) => void,
): Promise<EntryResult[]> {
	const { entries, options } = snippet;
	const results: EntryResult[] = [];
	for (const [index, entry] of entries.entries()) {
		onEntry(entry);
		const next = entries[index + 1];
		enter(terminal, entry);
		let outcome = await settle(terminal, snippet, entry, next);
		const giveUp = performance.now() + (options.retry ?? 0);
		while ("exit" in outcome && outcome.exit !== options.exit && performance.now() < giveUp) {
			await setTimeout(RETRY_PAUSE);
			enter(terminal, entry);
			outcome = await settle(terminal, snippet, entry, next);
		}
		const exit = "exit" in outcome ? outcome.exit : undefined;
		const screen = "exit" in outcome ? outcome.screen : outcome;
		if (exit !== undefined && exit !== options.exit) {
			throw new SnippetBreak(
				`The command ended with status ${exit}, expected ${options.exit}.`,
				exit === 0
					? "Drop the option `exit` if it is meant to succeed now."
					: `If it is meant to fail, say so: exit=${exit}.`,
				screen,
			);
		}
		results.push({ entry, screen: below(terminal.takeLate(), screen), exit });
	}
	return results;
}

/** A screen below lines that were printed before it. */
function below(late: Screen["lines"], { lines, redrawn, dropped }: Screen): Screen {
	const spans = redrawn.map(([first, last]) => [first + late.length, last + late.length] as const);
	return { lines: [...late, ...lines], dropped, redrawn: spans };
}

/** Enters one line. */
function enter(terminal: Terminal, entry: Entry): void {
	if (entry.kind === "input") terminal.type(`${entry.text}\r`, entry.text);
	else if (entry.kind === "key") terminal.type(control(entry.text), entry.text);
	else if (entry.kind === "command") terminal.submit(commandText(entry.text));
}

/** Waits for what the page says comes after an entry. */
async function settle(
	terminal: Terminal,
	{ language, options }: PlannedSnippet,
	entry: Entry,
	next: Entry | undefined,
): Promise<Screen | Finished> {
	const patience = { timeout: options.timeout, deadline: performance.now() + options.timeout };
	if (next === undefined && options.until !== undefined) {
		const outcome = await waitForMatch(terminal, patience, options.until);
		if (!("exit" in outcome)) terminal.startScreen();
		return outcome;
	}
	if (next?.kind === "input") {
		await waitForPrompt(terminal, patience, next.prompt);
		return terminal.screen(false);
	}
	if (next?.kind === "key") {
		await waitForSilence(terminal, patience);
		return terminal.finished ?? terminal.screen();
	}
	const isDialogue = language === "console" && entry.kind !== "command";
	return await waitForEnd(terminal, patience, {
		eof: !isDialogue,
		prompt: entry.kind === "input" ? entry.prompt : undefined,
	});
}

/** A command without the comments and blank lines before it, to which the shell would answer by a prompt only. */
function commandText(text: string): string {
	return text.replace(/^(\s*(#[^\n]*)?\n)+/, "");
}

/** `^C` → the control character of C. */
function control(key: string): string {
	return String.fromCharCode(key.charCodeAt(1) & 0x1f);
}
