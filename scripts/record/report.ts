import junit, { type Builder } from "junit-report-builder";
import { UsageError } from "../command-line/usage-error.ts";
import { excludingRange } from "../plan/excluding-range.ts";
import type { Issue } from "../plan/issue.ts";
import { writeAtomically } from "../recording/write-atomically.ts";
import type { PageResult } from "./record-pages.ts";

// The package's types tell of a module with a default export; to Node it is the builder itself.
const JUNIT = junit as unknown as Builder;

/** Formats of `--report`. */
export const REPORT_FORMATS = ["junit", "json", "markdown"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What became of one snippet on one engine. */
export interface SnippetCase {
	readonly page: string;
	readonly engine: string;
	readonly snippet: string;
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
 * Writes the report of a run.
 *
 * @throws {UsageError} where its file cannot be written.
 */
export async function writeReport(
	results: readonly PageResult[],
	{ format, file }: { readonly format: ReportFormat; readonly file: string },
): Promise<void> {
	try {
		await writeAtomically(file, formatReport(snippetCases(results), format));
	} catch (error) {
		const why = error instanceof Error ? error.message : error;
		throw new UsageError(`The report ${file} cannot be written: ${why}.`);
	}
}

/** One case a snippet, in the order of the pages. */
export function snippetCases(results: readonly PageResult[]): SnippetCase[] {
	return results.flatMap(({ selected: { page, engine }, outcome }) =>
		page.snippets.map((snippet): SnippetCase => {
			const { file, line } = snippet.location;
			const last = line + snippet.code.split("\n").length;
			const issues = outcome.issues.filter((issue) => issue.line >= line && issue.line <= last);
			const duration = outcome.durations.get(snippet.id);
			const known = { page: page.name, engine: engine.version, snippet: snippet.id, file, line };
			if (excludingRange(page, snippet, engine.version) !== undefined) {
				return { ...known, state: "skipped", duration: 0 };
			}
			if (duration === undefined && !issues.some(({ details }) => details !== undefined)) {
				return { ...known, state: "not run", duration: 0 };
			}
			if (issues.length === 0) return { ...known, state: "passed", duration: duration ?? 0 };
			const failure = issues.map(failureText).join("\n\n");
			return { ...known, state: "failed", duration: duration ?? 0, failure };
		}),
	);
}

/** The report's text. */
export function formatReport(cases: readonly SnippetCase[], format: ReportFormat): string {
	if (format === "json") return `${JSON.stringify(cases, null, "\t")}\n`;
	return format === "junit" ? asJunit(cases) : asMarkdown(cases);
}

function failureText({ file, line, column, message, hint, details }: Issue): string {
	return [`${file}:${line}:${column} ${message}`, hint, details].filter(Boolean).join("\n");
}

/** JUnit's XML as CI servers read it: a suite a page and engine. */
function asJunit(cases: readonly SnippetCase[]): string {
	const report = JUNIT.newBuilder();
	for (const [name, group] of groups(cases)) {
		const suite = report.testSuite().name(name);
		for (const { snippet, file, line, state, duration, failure } of group) {
			const one = suite
				.testCase()
				.className(name)
				.name(snippet)
				.file(`${file}:${line}`)
				.time(duration / 1000);
			if (state === "skipped" || state === "not run") one.skipped();
			if (state === "failed") one.failure(failure ?? "");
		}
	}
	return `${report.build()}\n`;
}

/** For a job's summary: a row a page, and each failure in full. */
function asMarkdown(cases: readonly SnippetCase[]): string {
	const rows = [...groups(cases)].map(([name, group]) => {
		const count = (state: SnippetCase["state"]) =>
			group.filter((one) => one.state === state).length;
		const seconds = group.reduce((sum, { duration }) => sum + duration, 0) / 1000;
		const counts = (["passed", "failed", "skipped", "not run"] as const).map(count).join(" | ");
		return `| ${name} | ${counts} | ${seconds.toFixed(1)} s |`;
	});
	const failures = cases.flatMap(({ failure }) =>
		failure === undefined ? [] : [`\`\`\`\`text\n${failure}\n\`\`\`\``],
	);
	return `${[
		[
			"| page | passed | failed | skipped | not run | time |",
			"| --- | ---: | ---: | ---: | ---: | ---: |",
			...rows,
		].join("\n"),
		...failures,
	].join("\n\n")}\n`;
}

function groups(cases: readonly SnippetCase[]): Map<string, SnippetCase[]> {
	return Map.groupBy(cases, ({ page, engine }) => `${page} (Docker ${engine})`);
}
