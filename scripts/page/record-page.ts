import type { Engine } from "../engine/start-engine.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PageKeys } from "../recording/page-key.ts";
import type { Recording } from "../recording/schema.ts";
import { sealRecording } from "../recording/seal-recording.ts";
import { skippedIssue } from "./break-issue.ts";
import { checkTime } from "./check-cost.ts";
import { type RunningOptions, RunningPage } from "./running-page.ts";

/** What a recording needs beside its page and its engine. */
export interface RecordOptions extends RunningOptions {
	/** The page's keys, as of now. */
	readonly keys: PageKeys;
}

/**
 * Runs a page's snippets in order, in an engine of its own, and records what they show.
 *
 * @returns The recording, or what broke: then the page has none.
 */
export async function recordPage(
	page: PlannedPage,
	engine: Engine,
	options: RecordOptions,
): Promise<Recording | Issue[]> {
	using run = new RunningPage(page, engine, options);
	const started = Date.now();
	const began = performance.now();
	for (const [index, snippet] of page.snippets.entries()) {
		const late = checkTime(snippet, performance.now() - began);
		if (late.length > 0) return late;
		const issues = await run.snippet(snippet, index);
		const rest = page.snippets.slice(index + 1);
		if (issues.length > 0)
			return [...issues, ...(rest.length > 0 ? [skippedIssue(page, rest)] : [])];
	}
	const duration = Math.round(performance.now() - began);
	const issues = await run.end();
	if (issues.length > 0) return issues;
	const provenance = await engine.provenance();
	const { snippets } = run;
	return sealRecording(page, { ...options, started, duration, provenance, snippets });
}
