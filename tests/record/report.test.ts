import { expect, test } from "vitest";
import { HostError } from "../../scripts/host/host-error.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import type { PageResult } from "../../scripts/record/page-runs.ts";
import { formatReport, writeReport } from "../../scripts/record/report.ts";
import { reportCases, runCase } from "../../scripts/record/report-cases.ts";

const source = `\`\`\`sh run id="good"
true
\`\`\`

\`\`\`sh run id="bad"
false < a & b
\`\`\`

\`\`\`sh run id="after"
true
\`\`\`

\`\`\`sh run id="newer" engines=">=30"
true
\`\`\`
`;
const { page } = readPage(source, "src/content/docs/a.mdx");
const issue = {
	file: page.file,
	line: 6,
	column: 1,
	message: "It broke <here>.",
	details: "\u001b[31mframe\u001b[39m",
};
/** The issue of the snippets that a break kept from running, at the first of them. */
const unrun = { file: page.file, line: 9, column: 1, message: "1 snippet was not run." };
const results = [
	{
		selected: { page, engine: { version: "28.5" } },
		outcome: { issues: [issue, unrun], durations: new Map([["good", 1234]]) },
	},
] as unknown as PageResult[];
const cases = reportCases(results);

test("a report has one case a snippet, with its place, state and duration", () => {
	expect(
		cases.map(({ snippet, line, state, duration }) => [snippet, line, state, duration]),
	).toEqual([
		["good", 1, "passed", 1234],
		["bad", 5, "failed", 0],
		["after", 9, "not run", 0],
		["newer", 13, "skipped", 0],
	]);
});

test("as Markdown it is a table with the failures below", async () => {
	const text = formatReport(cases, "markdown");
	expect(text).toContain("| a (Docker 28.5) | 1 | 1 | 1 | 1 | 1.2 s |");
	expect(text).toContain("src/content/docs/a.mdx:6:1 It broke <here>.\nframe");
});

test("an issue that lies in no snippet fails its page", async () => {
	const lost = [
		{ ...issue, line: 99, message: "The quote fits nothing.", details: undefined },
		{
			...issue,
			file: "src/content/recordings/28.5/a.json",
			line: 6,
			message: "It cannot be written.",
		},
	];
	const [selected] = results.map((one) => one.selected);
	const failed = reportCases([
		{ selected, outcome: { issues: lost, durations: new Map([["good", 5]]) } },
	] as unknown as PageResult[]);
	expect(failed.map(({ snippet, state }) => [snippet, state])).toEqual([
		["good", "passed"],
		["bad", "not run"],
		["after", "not run"],
		["newer", "skipped"],
		[null, "failed"],
	]);
	expect(failed.at(-1)).toMatchObject({ page: "a", engine: "28.5", file: page.file, line: 99 });
	expect(failed.at(-1)?.failure).toContain("The quote fits nothing.");
	expect(failed.at(-1)?.failure).toContain("It cannot be written.");
	expect(formatReport(failed, "junit")).toMatch(/failures="1"[\s\S]*name="page"/);
	expect(formatReport(failed, "markdown")).toContain("| a (Docker 28.5) | 1 | 1 | 1 | 2 |");
});

test("a run that the machine stopped is a failure, and one with nothing to do is told", async () => {
	const stopped = [runCase(new HostError("no-docker", "It went away.", "Start it."))];
	expect(formatReport(stopped, "junit")).toMatch(
		/failures="1"[\s\S]*name="run"[\s\S]*It went away/,
	);
	expect(formatReport(stopped, "markdown")).toContain("| record | 0 | 1 | 0 | 0 | 0.0 s |");
	expect(formatReport([], "markdown")).toBe("Nothing was run.\n");
	expect(formatReport([], "junit")).toContain("<testsuites");
	expect(JSON.parse(formatReport([], "json"))).toEqual([]);
});

test("as JSON it is the cases", async () => {
	expect(JSON.parse(formatReport(cases, "json"))).toEqual(cases);
});

test("a report that cannot be written is told with its file, as a bad call", async () => {
	const writing = writeReport(cases, { format: "json", file: "/nowhere/report.json" });
	await expect(writing).rejects.toThrow(
		expect.objectContaining({
			name: "UsageError",
			message: expect.stringMatching(
				/^The report \/nowhere\/report.json cannot be written: ENOENT/,
			),
		}),
	);
});
