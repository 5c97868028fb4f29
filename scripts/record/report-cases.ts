import { stripVTControlCharacters } from "node:util";
import type { HostError } from "../host/host-error.ts";
import { excludingRange } from "../plan/excluding-range.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { PageResult } from "./page-runs.ts";

/** What became of one snippet on one engine, or of something larger that failed. */
export interface ReportCase {
	/** The page's name, and the Docker version that it was run on; null where the run itself failed. */
	readonly page: string | null;
	readonly engine: string | null;
	/** The snippet's id; null where no snippet is to blame. */
	readonly snippet: string | null;
	readonly file: string;
	readonly line: number;
	/** `skipped`: the page says that it is not for this engine. `not run`: after a break. */
	readonly state: "passed" | "failed" | "skipped" | "not run";
	/** Milliseconds; 0 where it did not end. */
	readonly duration: number;
	/** What was wrong, with the screen's last lines. */
	readonly failure?: string;
}

/**
 * The cases of a run: one a snippet, in the order of the pages, and one for each page with issues that
 * lie in none of its snippets, such as a quote that fits nothing.
 */
export function reportCases(results: readonly PageResult[]): ReportCase[] {
	return results.flatMap((result) => {
		const { page, engine } = result.selected;
		const known = { page: page.name, engine: engine.version };
		const own = new Map(page.snippets.map((one) => [one, issuesIn(one, result.outcome.issues)]));
		const snippets = [...own].map(([snippet, issues]) => {
			const { file, line } = snippet.location;
			return { ...known, snippet: snippet.id, file, line, ...stateOf(snippet, issues, result) };
		});
		const taken = new Set([...own.values()].flat());
		const rest = result.outcome.issues.filter((issue) => !taken.has(issue));
		return [...snippets, ...pageCase(known, rest)];
	});
}

/** The cases under the name of their page and version; the run's own under the command's. */
export function groups(cases: readonly ReportCase[]): Map<string, ReportCase[]> {
	return Map.groupBy(cases, ({ page, engine }) =>
		page === null ? "record" : `${page} (Docker ${engine})`,
	);
}

/** The case of a run that the machine stopped. */
export function runCase({ message, hint }: HostError): ReportCase {
	const none = { page: null, engine: null, snippet: null };
	const place = { file: "snippets/engines.json", line: 1 };
	return { ...none, ...place, state: "failed", duration: 0, failure: `${message}\n${hint}` };
}

function issuesIn({ location, code }: PlannedSnippet, issues: readonly Issue[]): Issue[] {
	const last = location.line + code.split("\n").length;
	return issues.filter(
		({ file, line }) => file === location.file && line >= location.line && line <= last,
	);
}

function stateOf(
	snippet: PlannedSnippet,
	issues: readonly Issue[],
	{ selected: { page, engine }, outcome }: PageResult,
): Pick<ReportCase, "state" | "duration" | "failure"> {
	const duration = outcome.durations.get(snippet.id);
	if (excludingRange(page, snippet, engine.version) !== undefined) {
		return { state: "skipped", duration: 0 };
	}
	// Of a snippet's issues, only a break has details. The others say that nothing after it was run.
	if (duration === undefined && !issues.some(({ details }) => details !== undefined)) {
		return { state: "not run", duration: 0 };
	}
	if (issues.length === 0) return { state: "passed", duration: duration ?? 0 };
	const failure = issues.map(failureText).join("\n\n");
	return { state: "failed", duration: duration ?? 0, failure };
}

function pageCase(
	known: Pick<ReportCase, "page" | "engine">,
	issues: readonly Issue[],
): ReportCase[] {
	const [first] = issues;
	if (first === undefined) return [];
	const { file, line } = first;
	const failure = issues.map(failureText).join("\n\n");
	return [{ ...known, snippet: null, file, line, state: "failed", duration: 0, failure }];
}

function failureText({ file, line, column, message, hint, details }: Issue): string {
	const text = [`${file}:${line}:${column} ${message}`, hint, details].filter(Boolean).join("\n");
	// A difference has colours where the log is a terminal.
	return stripVTControlCharacters(text);
}
