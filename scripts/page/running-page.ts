import { setTimeout } from "node:timers/promises";
import { machineOf } from "../engine/machine-of.ts";
import type { Engine } from "../engine/start-engine.ts";
import { runIn } from "../host/run-in.ts";
import { PictureError } from "../picture/picture-error.ts";
import type { Entry } from "../plan/entry.ts";
import { excludingRange } from "../plan/excluding-range.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { checkNotes } from "../recording/check-notes.ts";
import { checkQuotes } from "../recording/check-quotes.ts";
import { digestOf } from "../recording/checksum.ts";
import type { Picture, SnippetRecording } from "../recording/schema.ts";
import { runSnippet } from "../terminal/run-snippet.ts";
import { SnippetBreak } from "../terminal/snippet-break.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { breakIssue } from "./break-issue.ts";
import { castOf } from "./cast-of.ts";
import { checkScreens } from "./check-cost.ts";
import { checkDeclared } from "./check-declared.ts";
import type { ContainerIssue } from "./container-issue.ts";
import { fillPasted } from "./fill-pasted.ts";
import type { Declared } from "./judge-containers.ts";
import { PageContainers } from "./page-containers.ts";
import { Terminals } from "./terminals.ts";
import { toSnippetRecording } from "./to-snippet-recording.ts";

/** How long the host may take to tell that an engine has stopped in which nothing runs any more, in milliseconds. */
const DEATH_DELAY = 60_000;

/** Commands that show what was typed in a container, or in a shell. */
const READS_BACK = /\b(logs|attach|history|script)\b/;

/** Where a recording stands, for whoever shows the progress. */
export interface Progress {
	/** Number of the snippet that runs, from 1. */
	readonly snippet: number;
	readonly snippets: number;
	/** The line being entered. */
	readonly input: string;
}

/** What the run of a page needs beside the page and its engine. */
export interface RunningOptions {
	/** The repository's root. */
	readonly root: string;
	/** The engine's. */
	readonly version: string;
	readonly onProgress: (progress: Progress) => void;
	/** Called when a snippet has gone as its page says, with the milliseconds that it took, its picture included. */
	readonly onEnd?: (snippet: string, duration: number) => void;
	/** Called with the cast of a snippet that has one. */
	readonly onCast?: (snippet: string, cast: Buffer) => void;
	/** Pictures what a snippet asks for, once it has ended; throws PictureError. */
	readonly takePicture?: (
		snippet: PlannedSnippet,
		ran: SnippetRecording,
	) => Promise<Picture | undefined>;
}

/** A page that runs in an engine of its own, a snippet at a time. */
export class RunningPage implements Disposable {
	readonly snippets: SnippetRecording[] = [];
	#page: PlannedPage;
	readonly #engine: Engine;
	readonly #options: RunningOptions;
	readonly #terminals: Terminals;
	readonly #containers: PageContainers;
	/** The line entered last. */
	#entry: Entry | undefined;
	/** Failures that fences declare, and that happened. */
	readonly #declared: Declared[] = [];
	/** Whether nothing on the page reads back what was typed in a dialogue. */
	#mayAsk: boolean;

	constructor(page: PlannedPage, engine: Engine, options: RunningOptions) {
		this.#page = page;
		this.#engine = engine;
		this.#options = options;
		this.#terminals = new Terminals(page, engine, options.root);
		this.#containers = new PageContainers(page, engine, this.#terminals);
		this.#mayAsk = mayAsk(page);
	}

	/** Goes on with the page as it stands now, of which all snippets that have run are as they were. */
	follow(page: PlannedPage): void {
		this.#page = page;
		this.#mayAsk = mayAsk(page);
		this.#terminals.follow(page);
		this.#containers.follow(page);
	}

	/**
	 * Runs a snippet.
	 *
	 * @returns What broke it.
	 */
	async snippet(snippet: PlannedSnippet, index: number): Promise<Issue[]> {
		const { id, options } = snippet;
		const skipped = excludingRange(this.#page, snippet, this.#options.version);
		if (skipped !== undefined) {
			this.snippets.push({ id, terminal: options.terminal, skipped, steps: [] });
			return [];
		}
		this.#entry = undefined;
		try {
			await this.#enter(snippet, index);
			return [];
		} catch (error) {
			const broke = await this.#tellBreak(error, snippet);
			const failed = await this.#containers.failures();
			// A container tells more of what failed than the status that the command has handed on.
			const isTold = isContainers(error, failed);
			return [
				...(isTold ? [] : [broke]),
				// What the broken line itself started is told with it.
				...failed.filter(({ line }) => isTold || line !== broke.line),
			];
		}
	}

	async #enter(snippet: PlannedSnippet, index: number): Promise<void> {
		const { onProgress, onEnd, onCast, takePicture } = this.#options;
		const terminal = await this.#terminals.get(snippet);
		const entered = performance.now();
		const tape = onCast === undefined ? undefined : terminal.tape();
		const results = await runSnippet(terminal, snippet, {
			onEntry: (entry) => {
				this.#entry = entry;
				this.#containers.enter(snippet, entry);
				const { length } = this.#page.snippets;
				onProgress({ snippet: index + 1, snippets: length, input: entry.text });
			},
			onFinish: (command) => this.#containers.finish(command),
			fill: (entry, results) => fillPasted(snippet, entry, this.snippets, results),
			mayAsk: this.#mayAsk,
		});
		for (const { failures } of results) {
			this.#declared.push(...failures.map((failure) => ({ snippet, failure })));
		}
		const cast = tape && castOf(snippet, tape);
		if (cast !== undefined) onCast?.(snippet.id, cast);
		const ran = {
			...toSnippetRecording(snippet, results),
			...(cast !== undefined && { cast: digestOf(cast) }),
		};
		const picture = await takePicture?.(snippet, ran);
		const duration = Math.round(performance.now() - entered);
		onEnd?.(snippet.id, duration);
		this.snippets.push({ ...ran, duration, ...(picture !== undefined && { picture }) });
	}

	/** The terminal of a snippet, as it is just before that one's commands. */
	async open(snippet: PlannedSnippet): Promise<Terminal> {
		return await this.#terminals.get(snippet);
	}

	/**
	 * Judges what shows only when all has run.
	 *
	 * @returns What is wrong.
	 */
	async end(): Promise<Issue[]> {
		const [late, judgement] = await Promise.all([this.#terminals.rest(), this.#containers.judge()]);
		const declared = [...this.#declared, ...judgement.declared];
		const ran = this.#page.snippets.filter(
			(_, index) => this.snippets[index]?.skipped === undefined,
		);
		return [
			...late
				.filter(({ problem }) => !isContainers(problem, judgement.issues))
				.map(({ snippet, problem }) =>
					breakIssue(this.#page, snippet, snippet.entries.at(-1), problem, undefined),
				),
			...judgement.issues,
			...checkDeclared(ran, declared),
			...checkQuotes(this.#page, this.snippets),
			...checkNotes(this.#page, this.snippets),
			...checkScreens(this.#page, this.snippets),
		];
	}

	/**
	 * Tells what broke a snippet.
	 *
	 * @throws What is no break: a defect, or the host's fault.
	 */
	async #tellBreak(error: unknown, snippet: PlannedSnippet): Promise<Issue> {
		if (error instanceof PictureError) {
			return { ...snippet.location, message: error.message, hint: error.hint };
		}
		if (!(error instanceof SnippetBreak)) throw error;
		return breakIssue(this.#page, snippet, this.#entry, error, await this.#whyStopped(snippet));
	}

	/** Why the engine of a snippet has stopped; undefined where it has not. */
	async #whyStopped({ options }: PlannedSnippet): Promise<string | undefined> {
		const { died } = this.#engine;
		// Where the terminal still works, so does the engine.
		if (this.#terminals.isOpen(options.terminal)) return await Promise.race([died, undefined]);
		// Its shell may have ended by itself: then another program runs there.
		const { container } = machineOf(this.#engine, options.machine);
		const works = runIn(container, ["true"]).then(
			({ exit }) => exit === 0,
			() => false,
		);
		const lives = works.then((yes) => setTimeout(yes ? 0 : DEATH_DELAY, undefined, { ref: false }));
		return await Promise.race([died, lives]);
	}

	[Symbol.dispose](): void {
		this.#containers[Symbol.dispose]();
		this.#terminals[Symbol.dispose]();
	}
}

/** Whether nothing on a page reads back what was typed in a dialogue. */
function mayAsk({ snippets }: PlannedPage): boolean {
	return !snippets.some(({ entries }) => entries.some(({ text }) => READS_BACK.test(text)));
}

/** Whether the part of a command that broke a snippet is a container that failed so. */
function isContainers(error: unknown, failed: readonly ContainerIssue[]): boolean {
	if (!(error instanceof SnippetBreak) || error.part === undefined) return false;
	return failed.some(({ sign }) => sign === error.part);
}
