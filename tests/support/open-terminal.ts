import { randomUUID } from "node:crypto";
import type { Engine } from "../../scripts/engine/start-engine.ts";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { openSession, type Session } from "../../scripts/session/open-session.ts";
import { openTerminal as openShell } from "../../scripts/terminal/open-terminal.ts";
import { type EntryResult, runSnippet } from "../../scripts/terminal/run-snippet.ts";
import { SnippetBreak } from "../../scripts/terminal/snippet-break.ts";
import type { Terminal } from "../../scripts/terminal/terminal.ts";

/** What an entry showed, in short: its lines without colours, and its exit status. */
export interface Shown {
	readonly lines: readonly string[];
	readonly exit: number | undefined;
}

/** A terminal of an engine, and what the tests ask of it. */
export interface TestTerminal extends Disposable {
	readonly terminal: Terminal;
	/** Runs lines as one `sh` fence with these options. */
	sh(lines: string | readonly string[], options?: string): Promise<EntryResult[]>;
	/** Runs lines as one `console` fence with these options. */
	dialogue(lines: readonly string[], options?: string): Promise<EntryResult[]>;
	/** Runs the fences of a page, one after the other; its mistakes are not looked for. */
	page(source: string): Promise<EntryResult[][]>;
	/** Runs one command; returns what it showed. */
	show(command: string, options?: string): Promise<Shown>;
	/** Runs a fence that must break, and returns how it did. */
	breakOf(run: Promise<unknown>): Promise<SnippetBreak>;
}

/** Opens a session of the engine, in the student's home. */
export async function openTestSession(
	engine: Engine,
	folder: string = engine.home,
): Promise<{ session: Session; aid: string }> {
	const aid = randomUUID().slice(0, 8);
	const { container, user, home } = engine;
	return { session: await openSession(container, { user, home, folder, aid }), aid };
}

/** Opens a terminal of the engine, in the student's home. */
export async function openTerminal(engine: Engine): Promise<TestTerminal> {
	return inTerminal(await openShell(engine, engine.home));
}

/** Runs fences in a terminal, which goes with the tests' view of it. */
export function inTerminal(terminal: Terminal): TestTerminal {
	const page = async (source: string) => {
		const { page, issues } = readPage(source, "page.mdx");
		if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join("\n"));
		const results: EntryResult[][] = [];
		for (const snippet of (await readEntries(page)).snippets) {
			results.push(await runSnippet(terminal, snippet));
		}
		return results;
	};
	const run = async (language: string, lines: string | readonly string[], options = "") => {
		const code = typeof lines === "string" ? lines : lines.join("\n");
		// A fence longer than any in the code.
		const [results] = await page(`~~~~~${language} run ${options}\n${code}\n~~~~~\n`);
		if (results === undefined) throw new Error(`No snippet in: ${code}`);
		return results;
	};
	const sh: TestTerminal["sh"] = (lines, options) => run("sh", lines, options);
	return {
		terminal,
		sh,
		page,
		dialogue: (lines, options) => run("console", lines, options),
		show: async (command, options) => {
			const results = await sh(command, options);
			if (results.length !== 1) throw new Error(`${results.length} commands, not one: ${command}`);
			return shown(results)[0] ?? { lines: [], exit: undefined };
		},
		breakOf: async (running) => {
			const error: unknown = await running.then(
				() => new Error("Nothing broke."),
				(reason: unknown) => reason,
			);
			if (error instanceof SnippetBreak) return error;
			throw error;
		},
		[Symbol.dispose]: () => terminal[Symbol.dispose](),
	};
}

/** The entries' screens in short. */
export function shown(results: readonly EntryResult[]): Shown[] {
	return results.map(({ screen, exit }) => ({ lines: texts(screen), exit }));
}

/** A screen's lines without colours. */
export function texts(screen: { lines: readonly { text: string }[] }): string[] {
	return screen.lines.map(({ text }) => text);
}
