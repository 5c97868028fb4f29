import type { Builder } from "junit-report-builder";
import { UsageError } from "../command-line/usage-error.ts";
import { writeAtomically } from "../run/write-atomically.ts";
import { messageOf } from "../text/message-of.ts";
import type { ReportCase } from "./report-cases.ts";
import type { ReportFormat } from "./report-format.ts";

/**
 * Writes the report of a run.
 *
 * @throws {UsageError} where its file cannot be written.
 */
export async function writeReport(
	cases: readonly ReportCase[],
	{ format, file }: { readonly format: ReportFormat; readonly file: string },
): Promise<void> {
	try {
		await writeAtomically(file, await formatReport(cases, format));
	} catch (error) {
		const why = messageOf(error);
		throw new UsageError(`The report ${file} cannot be written: ${why}.`);
	}
}

/** The report's text. */
export async function formatReport(
	cases: readonly ReportCase[],
	format: ReportFormat,
): Promise<string> {
	if (format === "json") return `${JSON.stringify(cases, null, "\t")}\n`;
	return format === "junit" ? await asJunit(cases) : asMarkdown(cases);
}

/** JUnit's XML as CI servers read it: a suite a page and engine. */
async function asJunit(cases: readonly ReportCase[]): Promise<string> {
	// Loaded here: a run without such a report starts sooner.
	const { default: junit } = await import("junit-report-builder");
	// The package's types tell of a module with a default export; to Node it is the builder itself.
	const report = (junit as unknown as Builder).newBuilder();
	for (const [title, group] of groups(cases)) {
		const suite = report.testSuite().name(title);
		for (const { page, snippet, file, line, state, duration, failure } of group) {
			const one = suite
				.testCase()
				.className(title)
				.name(snippet ?? (page === null ? "run" : "page"))
				.file(`${file}:${line}`)
				.time(duration / 1000);
			if (state === "skipped" || state === "not run") one.skipped();
			if (state === "failed") one.failure(failure ?? "");
		}
	}
	return `${report.build()}\n`;
}

/** For a job's summary: a row a page, and each failure in full. */
function asMarkdown(cases: readonly ReportCase[]): string {
	const rows = [...groups(cases)].map(([name, group]) => {
		const count = (state: ReportCase["state"]) => group.filter((one) => one.state === state).length;
		const seconds = group.reduce((sum, { duration }) => sum + duration, 0) / 1000;
		const counts = (["passed", "failed", "skipped", "not run"] as const).map(count).join(" | ");
		return `| ${name} | ${counts} | ${seconds.toFixed(1)} s |`;
	});
	const failures = cases.flatMap(({ failure }) =>
		failure === undefined ? [] : [`\`\`\`\`text\n${failure}\n\`\`\`\``],
	);
	if (cases.length === 0) return "Nothing was run.\n";
	return `${[
		[
			"| page | passed | failed | skipped | not run | time |",
			"| --- | ---: | ---: | ---: | ---: | ---: |",
			...rows,
		].join("\n"),
		...failures,
	].join("\n\n")}\n`;
}

function groups(cases: readonly ReportCase[]): Map<string, ReportCase[]> {
	return Map.groupBy(cases, ({ page, engine }) =>
		page === null ? "record" : `${page} (Docker ${engine})`,
	);
}
