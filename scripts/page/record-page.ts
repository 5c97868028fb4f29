import { join, posix } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Engine } from "../engine/start-engine.ts";
import { PictureError } from "../picture/picture-error.ts";
import type { Entry } from "../plan/entry.ts";
import { SHELL_PROMPT } from "../plan/entry.ts";
import { excludingRange } from "../plan/excluding-range.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { checkQuotes } from "../recording/check-quotes.ts";
import type { Picture, Recording, SnippetRecording, Step } from "../recording/schema.ts";
import { sealRecording } from "../recording/seal-recording.ts";
import { openTerminal } from "../terminal/open-terminal.ts";
import { type EntryResult, runSnippet } from "../terminal/run-snippet.ts";
import { SnippetBreak } from "../terminal/snippet-break.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { breakIssue, skippedIssue } from "./break-issue.ts";

/** How long the host may take to tell that an engine has stopped, in milliseconds. */
const DEATH_DELAY = 2000;

/** Where a recording stands, for whoever shows the progress. */
export interface Progress {
	/** Number of the snippet that runs, from 1. */
	readonly snippet: number;
	readonly snippets: number;
	/** The line being entered. */
	readonly input: string;
}

/**
 * Runs a page's snippets in order, in an engine of its own, and records what they show.
 *
 * @param root The repository's root.
 * @param key The page's key, as of now.
 * @returns The recording, or what broke: then the page has none.
 */
export async function recordPage(
	page: PlannedPage,
	engine: Engine,
	options: {
		root: string;
		key: string;
		version: string;
		onProgress: (progress: Progress) => void;
		/** Called when a snippet has gone as its page says, with the milliseconds that it took, its picture included. */
		onEnd?: (snippet: string, duration: number) => void;
		/** Pictures what a snippet asks for, once it has ended; throws PictureError. */
		takePicture?: (snippet: PlannedSnippet, ran: SnippetRecording) => Promise<Picture | undefined>;
	},
): Promise<Recording | Issue[]> {
	using terminals = new Terminals(page, engine, options.root);
	const snippets: SnippetRecording[] = [];
	const started = Date.now();
	const began = performance.now();
	for (const [index, snippet] of page.snippets.entries()) {
		const { terminal: name } = snippet.options;
		const skipped = excludingRange(page, snippet, options.version);
		if (skipped !== undefined) {
			snippets.push({ id: snippet.id, terminal: name, skipped, steps: [] });
			continue;
		}
		let current: Entry | undefined;
		const onEntry = (entry: Entry) => {
			current = entry;
			const progress = { snippet: index + 1, snippets: page.snippets.length, input: entry.text };
			options.onProgress(progress);
		};
		try {
			const terminal = await terminals.get(snippet);
			const entered = performance.now();
			const results = await runSnippet(terminal, snippet, onEntry);
			const ran = { id: snippet.id, terminal: name, steps: results.map(toStep) };
			const picture = await options.takePicture?.(snippet, ran);
			options.onEnd?.(snippet.id, Math.round(performance.now() - entered));
			snippets.push(picture === undefined ? ran : { ...ran, picture });
		} catch (error) {
			const skipped = page.snippets.slice(index + 1);
			const rest = skipped.length > 0 ? [skippedIssue(page, skipped)] : [];
			if (error instanceof PictureError) {
				return [{ ...snippet.location, message: error.message, hint: error.hint }, ...rest];
			}
			if (!(error instanceof SnippetBreak)) throw error;
			// A terminal that goes on tells that the engine lives.
			const delay = terminals.isOpen(name) ? 0 : DEATH_DELAY;
			const reason = await Promise.race([engine.died, setTimeout(delay, undefined)]);
			return [breakIssue(page, snippet, current, error, reason), ...rest];
		}
	}
	const duration = Math.round(performance.now() - began);
	const issues = checkQuotes(page, snippets);
	if (issues.length > 0) return issues;
	const provenance = await engine.provenance();
	return sealRecording(page, { ...options, started, duration, provenance, snippets });
}

function toStep({ entry, screen, exit }: EntryResult): Step {
	return {
		prompt: entry.prompt,
		input: entry.text,
		screen: screen.lines.map((line) => line.ansi),
		...(screen.dropped > 0 ? { dropped: screen.dropped } : {}),
		...(exit === undefined ? {} : { exit }),
	};
}

/** A page's terminals, each opened by the first snippet that names it. */
class Terminals implements Disposable {
	readonly #page: PlannedPage;
	readonly #engine: Engine;
	readonly #root: string;
	readonly #open = new Map<string, Terminal>();
	/** Workspaces copied so far, with their folders in the engine. */
	readonly #folders = new Map<string, Promise<string>>();

	constructor(page: PlannedPage, engine: Engine, root: string) {
		this.#page = page;
		this.#engine = engine;
		this.#root = root;
	}

	/** The terminal of a snippet, in the folder where the snippet works. */
	async get(snippet: PlannedSnippet): Promise<Terminal> {
		const { terminal: name, workspace = undefined } = snippet.options;
		const known = this.#open.get(name);
		if (known === undefined) {
			const folder = await this.#start(workspace);
			const terminal = await openTerminal(this.#engine, folder);
			this.#open.set(name, terminal);
			return terminal;
		}
		if (workspace !== undefined) {
			const text = `cd ${await this.#folder(workspace)}`;
			const entry: Entry = { kind: "command", prompt: SHELL_PROMPT, text, line: 0 };
			await runSnippet(known, { ...snippet, entries: [entry] }, () => {});
		}
		return known;
	}

	/** Whether a terminal was opened and its shell has not ended. */
	isOpen(name: string): boolean {
		const state = this.#open.get(name)?.state;
		return state !== undefined && state !== "ended";
	}

	/** Copies the page's workspaces; returns the folder in which a terminal opens. */
	async #start(workspace: string | undefined): Promise<string> {
		const folders = await Promise.all(this.#page.workspace.map((name) => this.#folder(name)));
		if (workspace !== undefined) return await this.#folder(workspace);
		return folders[0] ?? this.#engine.home;
	}

	#folder(workspace: string): Promise<string> {
		const { home } = this.#engine;
		const known = this.#folders.get(workspace);
		if (known !== undefined) return known;
		const folder = posix.join(home, workspace);
		const source = join(this.#root, "snippets", workspace);
		const copied = this.#engine.copyIn(source, workspace).then(() => folder);
		this.#folders.set(workspace, copied);
		return copied;
	}

	[Symbol.dispose](): void {
		for (const terminal of this.#open.values()) terminal[Symbol.dispose]();
	}
}
