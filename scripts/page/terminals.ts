import { join, posix } from "node:path";
import { machineOf } from "../engine/machine-of.ts";
import type { Engine } from "../engine/start-engine.ts";
import type { Entry } from "../plan/entry.ts";
import { SHELL_PROMPT } from "../plan/entry.ts";
import { keptFiles } from "../plan/kept-files.ts";
import { chainOf } from "../plan/link-pages.ts";
import { workspacesOf } from "../plan/page.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { snippetOptionsSchema } from "../plan/snippet-options.ts";
import { quoted } from "../session/failure-traps.ts";
import { openTerminal } from "../terminal/open-terminal.ts";
import { judgeRest, runSnippet } from "../terminal/run-snippet.ts";
import { SnippetBreak } from "../terminal/snippet-break.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Options of a command of the recorder's own: it is to end well, whatever its fence says of the page's. */
const PLAIN = snippetOptionsSchema.parse({ run: true });

/** A page's terminals, each opened by the first snippet that names it. */
export class Terminals implements Disposable {
	#page: PlannedPage;
	readonly #engine: Engine;
	readonly #root: string;
	readonly #open = new Map<string, Terminal>();
	/** Workspaces copied so far, by their machines and names, with their folders there. */
	readonly #folders = new Map<string, Promise<string>>();

	constructor(page: PlannedPage, engine: Engine, root: string) {
		this.#page = page;
		this.#engine = engine;
		this.#root = root;
	}

	/** Goes on with the page as it stands now. */
	follow(page: PlannedPage): void {
		this.#page = page;
	}

	/** The terminal of a snippet, in the folder where the snippet works. */
	async get(snippet: PlannedSnippet): Promise<Terminal> {
		const { machine, terminal: name, workspace, cwd, env } = snippet.options;
		const known = this.#open.get(name);
		const engine = machineOf(this.#engine, machine);
		const terminal = known ?? (await openTerminal(engine, await this.#start(engine, workspace)));
		this.#open.set(name, terminal);
		const enter = async (...commands: readonly string[]) => {
			const entries = commands.map(
				(text): Entry => ({ kind: "command", prompt: SHELL_PROMPT, text, line: 0 }),
			);
			await runSnippet(terminal, { ...snippet, entries, options: PLAIN });
		};
		if (known !== undefined && workspace !== undefined)
			await enter(`cd ${await this.#folder(engine, workspace)}`);
		if (cwd !== undefined) {
			await enter(`cd -- ${folderText(cwd)}`).catch((error: unknown) => {
				throw error instanceof SnippetBreak ? noFolder(cwd, error) : error;
			});
		}
		if (env !== undefined) await enter(`export ${env}`);
		return terminal;
	}

	/** Judges what was left at work in the background of the terminals that are at their prompt. */
	async rest(): Promise<{ snippet: PlannedSnippet; problem: SnippetBreak }[]> {
		const problems: { snippet: PlannedSnippet; problem: SnippetBreak }[] = [];
		for (const [name, terminal] of this.#open) {
			const snippet = this.#page.snippets.findLast(({ options }) => options.terminal === name);
			if (snippet === undefined || terminal.state !== "prompt") continue;
			const problem = await judgeRest(terminal, snippet);
			if (problem !== undefined) problems.push({ snippet, problem });
		}
		return problems;
	}

	/** Whether a terminal was opened and its shell has not ended. */
	isOpen(name: string): boolean {
		const state = this.#open.get(name)?.state;
		return state !== undefined && state !== "ended";
	}

	/** Whether all that the machines run is asleep; also where there is no terminal to ask. */
	async isIdle(): Promise<boolean> {
		const asked = new Map<string | undefined, Terminal>();
		for (const { options } of this.#page.snippets) {
			const terminal = this.#open.get(options.terminal);
			if (terminal !== undefined && terminal.state !== "ended")
				asked.set(options.machine, terminal);
		}
		const answers = await Promise.all([...asked.values()].map((one) => one.isIdle()));
		return answers.every(Boolean);
	}

	/** Copies the page's workspaces to a machine; returns the folder in which a terminal opens there. */
	async #start(engine: Engine, workspace: string | undefined): Promise<string> {
		const folders = await Promise.all(
			this.#page.workspace.map((name) => this.#folder(engine, name)),
		);
		if (workspace !== undefined) return await this.#folder(engine, workspace);
		return folders[0] ?? engine.home;
	}

	#folder(engine: Engine, workspace: string): Promise<string> {
		const key = `${engine.container.id}/${workspace}`;
		const known = this.#folders.get(key);
		if (known !== undefined) return known;
		const folder = posix.join(engine.home, workspace);
		const copied = this.#copy(engine, workspace).then(() => folder);
		this.#folders.set(key, copied);
		return copied;
	}

	async #copy(engine: Engine, workspace: string): Promise<void> {
		// The page before has left it as it is now, on the machine that this one has from it.
		const isNew = engine.container.id !== this.#engine.container.id;
		const [, ...before] = chainOf(this.#page);
		if (!isNew && before.some((page) => workspacesOf(page).includes(workspace))) return;
		const source = posix.join("snippets", workspace);
		const files = await keptFiles(this.#root, source);
		await engine.copyIn(join(this.#root, source), workspace, files);
	}

	[Symbol.dispose](): void {
		for (const terminal of this.#open.values()) terminal[Symbol.dispose]();
	}
}

/** The shell says what is wrong; its status is none of the fence's commands'. */
function noFolder(cwd: string, { screen }: SnippetBreak): SnippetBreak {
	return new SnippetBreak(
		`The terminal cannot go to \`${cwd}\`, where \`cwd\` has its commands work.`,
		`Make that folder in a snippet above: mkdir -p ${cwd}. Without a / at its beginning, it is sought where the terminal is.`,
		screen,
	);
}

/** A folder as a shell takes it, which knows `~` only outside quotes. */
function folderText(folder: string): string {
	const [, home = "", below = ""] = /^(~\/?)?(.*)$/su.exec(folder) ?? [];
	return `${home}${below === "" ? "" : quoted(below)}`;
}
