import { setTimeout } from "node:timers/promises";
import { type Entry, SHELL_PROMPT } from "../plan/entry.ts";
import { exitOption } from "../plan/expected-status.ts";
import { areRead } from "../plan/keys.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { Screen } from "./emulator.ts";
import { type EntryJudgement, judgeEntry } from "./judge-entry.ts";
import { SnippetBreak } from "./snippet-break.ts";
import type { Finished, Terminal } from "./terminal.ts";
import type { Told } from "./told.ts";
import {
	fitsPrompt,
	waitForEnd,
	waitForMatch,
	waitForPrompt,
	waitForSilence,
	waitForSleep,
} from "./wait.ts";
import type { Patience } from "./wait-breaks.ts";

/** Between two tries of a command with `retry`, in milliseconds. */
const RETRY_PAUSE = 200;

/** How long to wait for what is at work in the background when all has run, and between two looks, in milliseconds. */
const REST = 1000;
const REST_PAUSE = 20;
const NOTHING: Entry = { kind: "command", prompt: SHELL_PROMPT, text: ":", line: 0 };

/** One entry, and what the terminal showed for it. */
export interface EntryResult {
	readonly entry: Entry;
	/** The prompt at which it was entered, and what was: the page may leave parts of them open. */
	readonly prompt: string;
	readonly input: string;
	readonly screen: Screen;
	/** The shell command's exit status, where this entry ended it. */
	readonly exit: number | undefined;
	/** Statuses that its fence declares, and that a part of it had. */
	readonly failures: readonly number[];
}

/** What a snippet's runner may be told, and tell. */
export interface RunnerOptions {
	/** Called before each entry. */
	readonly onEntry?: (entry: Entry) => void;
	/** Called with each shell command that has ended, also where it is repeated. */
	readonly onFinish?: (command: Finished) => void;
	/** Gives what is entered for an entry's text, in which values off the screen stand; told the results so far. */
	readonly fill?: (entry: Entry, results: readonly EntryResult[]) => string;
	/** Whether nothing that the page shows would tell that a dialogue's shell was asked for its status. */
	readonly mayAsk?: boolean;
}

/**
 * Enters a snippet's lines one by one, each when the terminal is ready for it.
 *
 * @returns One result an entry.
 * @throws SnippetBreak when something does not go as the page says. Its results so far are lost:
 *   a broken page is not recorded.
 */
export async function runSnippet(
	terminal: Terminal,
	snippet: PlannedSnippet,
	runner: RunnerOptions = {},
): Promise<EntryResult[]> {
	const { entries, options } = snippet;
	const results: EntryResult[] = [];
	let hasError = options.error === undefined;
	for (const [index, entry] of entries.entries()) {
		runner.onEntry?.(entry);
		const next = entries[index + 1];
		const input = runner.fill?.(entry, results) ?? entry.text;
		const { prompt, indent } = shownPrompt(terminal, entry);
		const filled = {
			...entry,
			text: input.startsWith(indent) ? input.slice(indent.length) : input,
		};
		let { told, judgement } = await runEntry(terminal, snippet, filled, next, runner);
		const giveUp = performance.now() + (options.retry ?? 0);
		const isFine = () => judgement.problem === undefined || told.exit === undefined;
		while (!isFine() && performance.now() < giveUp) {
			await setTimeout(RETRY_PAUSE);
			({ told, judgement } = await runEntry(terminal, snippet, filled, next, runner));
		}
		if (judgement.problem !== undefined) throw asRepeated(judgement.problem, options.retry);
		hasError ||= judgement.hasError;
		const { screen, exit } = told;
		results.push({ entry, prompt, input, screen, exit, failures: judgement.failures });
	}
	if (!hasError) throw noError(results, options.error);
	return results;
}

/**
 * Lets what was left at work in the background tell how it goes, at the end of a page: the shell tells of jobs
 * that have ended when it is given a command.
 *
 * @param snippet The last one of the terminal, which says what may fail.
 * @returns What went wrong.
 */
export async function judgeRest(
	terminal: Terminal,
	snippet: PlannedSnippet,
): Promise<SnippetBreak | undefined> {
	const giveUp = performance.now() + REST;
	while (performance.now() < giveUp && !(await terminal.isAlone())) await setTimeout(REST_PAUSE);
	const { fails, error, timeout } = snippet.options;
	const options = { ...snippet.options, exit: 0, until: undefined, fails, error, timeout };
	const { judgement } = await runEntry(terminal, { ...snippet, options }, NOTHING, undefined, {});
	return judgement.problem;
}

/** @param retry How long the line was repeated, in milliseconds. */
function asRepeated(problem: SnippetBreak, retry: number | undefined): SnippetBreak {
	if (retry === undefined) return problem;
	const hint = `It was repeated for ${retry / 1000} s: if that is too short, raise \`retry\`. ${problem.hint}`;
	return new SnippetBreak(problem.message, hint, problem.screen, problem.part);
}

/** Enters one line, waits for what comes after it, and judges it. */
async function runEntry(
	terminal: Terminal,
	snippet: PlannedSnippet,
	entry: Entry,
	next: Entry | undefined,
	{ onFinish, mayAsk = true }: RunnerOptions,
): Promise<{ told: Told; judgement: EntryJudgement }> {
	const { options } = snippet;
	const patience = { timeout: options.timeout, deadline: performance.now() + options.timeout };
	if (entry.kind === "key") await waitForSleep(terminal, patience);
	enter(terminal, entry);
	const outcome = await settle(terminal, patience, snippet, entry, next);
	if ("exit" in outcome) onFinish?.(outcome);
	const screen = "exit" in outcome ? outcome.screen : outcome;
	const shown = promptOf(next);
	// Behind a question, the shell's prompt is not the one that it shows when it is asked.
	const isAtShell = entry.kind === "input" && isShellPrompt(shown) && screen.staysOnLine !== true;
	const answer = mayAsk && isAtShell ? await ask(terminal, patience, shown) : undefined;
	const told = {
		screen: below(terminal.takeLate(), screen),
		exit: "exit" in outcome ? outcome.exit : undefined,
		hasStarted: "exit" in outcome ? outcome.hasStarted : true,
		parts: terminal.takeFailedParts(),
		answer,
		printed: terminal.printedFailures,
	};
	const declare = (status: number) => exitOption(snippet, entry, status);
	return { told, judgement: judgeEntry(entry, options, told, declare) };
}

/** The prompt at which an entry is entered, and the blanks by which the program has indented its line. */
function shownPrompt(terminal: Terminal, entry: Entry): { prompt: string; indent: string } {
	const { cursorText } = terminal;
	if (promptOf(entry) === "" || !fitsPrompt(cursorText, entry.prompt)) {
		return { prompt: entry.prompt, indent: "" };
	}
	const blanksOf = (text: string) => text.length - text.trimEnd().length;
	const indent = " ".repeat(blanksOf(cursorText) - blanksOf(entry.prompt));
	return { prompt: cursorText.slice(0, cursorText.length - indent.length), indent };
}

/** The prompt of a program at which something is entered; empty where none is. */
const promptOf = (entry: Entry | undefined) =>
	entry === undefined || entry.kind === "command" ? "" : entry.prompt;

/** A screen below lines that were printed before it. */
function below(late: Screen["lines"], screen: Screen): Screen {
	const { length } = late;
	const redrawn = screen.redrawn.map(([first, last]) => [first + length, last + length] as const);
	return { ...screen, lines: [...late, ...screen.lines], redrawn };
}

/** Enters one line. */
function enter(terminal: Terminal, entry: Entry): void {
	if (entry.kind === "input") terminal.type(`${entry.text}\r`, entry.text);
	else if (entry.kind === "key") terminal.pressKeys(entry.text);
	else if (entry.kind === "command") terminal.submit(commandText(entry.text));
}

/** Waits for what the page says comes after an entry. */
async function settle(
	terminal: Terminal,
	patience: Patience,
	{ language, options }: PlannedSnippet,
	entry: Entry,
	next: Entry | undefined,
): Promise<Screen | Finished> {
	if (next === undefined && options.until !== undefined) {
		const outcome = await waitForMatch(terminal, patience, options.until);
		if (!("exit" in outcome)) terminal.startScreen();
		return outcome;
	}
	if (promptOf(next) !== "") {
		await waitForPrompt(terminal, patience, promptOf(next));
		return terminal.screen(false);
	}
	if (next?.kind === "key") {
		await waitForSilence(terminal, patience, areRead(next.text));
		return terminal.finished ?? terminal.screen();
	}
	const isDialogue = language === "console" && entry.kind !== "command";
	return await waitForEnd(terminal, patience, {
		eof: !isDialogue,
		prompt: entry.kind === "input" ? entry.prompt : undefined,
		keys: entry.kind === "key" ? entry.text : undefined,
	});
}

/** The status of the last line that a dialogue's shell ran; undefined where it tells none. */
async function ask(
	terminal: Terminal,
	patience: Patience,
	prompt: string,
): Promise<number | undefined> {
	if (!(await terminal.isInShell())) return undefined;
	terminal.askStatus();
	await waitForPrompt(terminal, patience, prompt);
	return terminal.answeredStatus;
}

/** Whether a prompt is that of a shell, and not psql's (`demo=# `). */
export function isShellPrompt(prompt: string): boolean {
	return /(^|[^=\-(*!^'"])[#$] $/.test(prompt);
}

function noError(results: readonly EntryResult[], error: RegExp | undefined): SnippetBreak {
	const screens = results.flatMap(({ screen }) => screen.lines);
	const fitting = screens.find(({ text }) => error?.test(text) === true);
	return new SnippetBreak(
		fitting === undefined
			? "No line says that something failed as the option `error` declares it."
			: `The option \`error\` declares a line that nothing takes for a failure: ${fitting.text.trim()}`,
		fitting === undefined
			? "Drop the option if all is meant to go well now."
			: "Drop the option: nothing has to be declared there.",
		results.at(-1)?.screen ?? { lines: [], dropped: 0, redrawn: [] },
	);
}

/** A command without the comments and blank lines before it, to which the shell would answer by a prompt only. */
function commandText(text: string): string {
	return text.replace(/^(\s*(#[^\n]*)?\n)+/, "");
}
