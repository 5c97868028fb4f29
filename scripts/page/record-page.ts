import { setTimeout } from "node:timers/promises";
import type { Engine } from "../engine/start-engine.ts";
import { PictureError } from "../picture/picture-error.ts";
import type { Entry } from "../plan/entry.ts";
import { excludingRange } from "../plan/excluding-range.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { checkQuotes } from "../recording/check-quotes.ts";
import type { Picture, Recording, SnippetRecording, Step } from "../recording/schema.ts";
import { sealRecording } from "../recording/seal-recording.ts";
import { type EntryResult, runSnippet } from "../terminal/run-snippet.ts";
import { SnippetBreak } from "../terminal/snippet-break.ts";
import { breakIssue, skippedIssue } from "./break-issue.ts";
import { Terminals } from "./terminals.ts";

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
			const ran = {
				id: snippet.id,
				terminal: name,
				...patternsOf(snippet),
				steps: results.map(toStep),
			};
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
			// Where the terminal still works, so does the engine: there is nothing to wait for.
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

/** What the page says of lines that a later run is compared with. */
function patternsOf({ options }: PlannedSnippet): Pick<SnippetRecording, "varies" | "keep"> {
	const { varies, keep } = options;
	return {
		...(varies !== undefined && { varies: varies.source }),
		...(keep !== undefined && { keep: keep.source }),
	};
}

function toStep({ entry, screen, exit }: EntryResult): Step {
	return {
		prompt: entry.prompt,
		input: entry.text,
		screen: screen.lines.map((line) => line.ansi),
		...(screen.dropped > 0 ? { dropped: screen.dropped } : {}),
		...(exit === undefined ? {} : { exit }),
		...(screen.redrawn.length > 0 && {
			free: screen.redrawn.map(([first, last]) => [first, last]),
		}),
	};
}
