import { UsageError } from "../command-line/usage-error.ts";
import { writeAtomically } from "../run/write-atomically.ts";
import { fenced } from "../text/fenced.ts";
import { messageOf } from "../text/message-of.ts";
import { asJunit } from "./junit.ts";
import { groups, type ReportCase } from "./report-cases.ts";
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
		await writeAtomically(file, formatReport(cases, format));
	} catch (error) {
		throw new UsageError(`The report ${file} cannot be written: ${messageOf(error)}.`);
	}
}

/** The report's text. */
export function formatReport(cases: readonly ReportCase[], format: ReportFormat): string {
	return WRITERS[format](cases);
}

const WRITERS: Readonly<Record<ReportFormat, (cases: readonly ReportCase[]) => string>> = {
	junit: asJunit,
	json: (cases) => `${JSON.stringify(cases, null, "\t")}\n`,
	markdown: asMarkdown,
};

/** For a job's summary: a row a page, and each failure in full. */
function asMarkdown(cases: readonly ReportCase[]): string {
	const rows = [...groups(cases)].map(([name, group]) => {
		const count = (state: ReportCase["state"]) => group.filter((one) => one.state === state).length;
		const seconds = group.reduce((sum, { duration }) => sum + duration, 0) / 1000;
		const counts = (["passed", "failed", "skipped", "not run"] as const).map(count).join(" | ");
		return `| ${name} | ${counts} | ${seconds.toFixed(1)} s |`;
	});
	const failures = cases.flatMap(({ failure }) =>
		failure === undefined ? [] : [fenced("text", failure)],
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
