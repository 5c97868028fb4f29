import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import type { PageResult } from "../../scripts/record/record-pages.ts";
import { formatReport, snippetCases, writeReport } from "../../scripts/record/report.ts";

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
	details: "frame",
};
const results = [
	{
		selected: { page, engine: { version: "28.5" } },
		outcome: { issues: [issue], durations: new Map([["good", 1234]]) },
	},
] as unknown as PageResult[];
const cases = snippetCases(results);

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

test("as JUnit it is XML that a CI server reads", () => {
	const xml = formatReport(cases, "junit");
	expect(xml).toContain('<testsuite name="a (Docker 28.5)" tests="4" failures="1"');
	expect(xml).toMatch(/<testcase [^>]*name="good"[^>]*time="1.234"/);
	expect(xml).toContain("It broke &lt;here");
	expect(xml).toContain('file="src/content/docs/a.mdx:5"');
});

test("as Markdown it is a table with the failures below", () => {
	const text = formatReport(cases, "markdown");
	expect(text).toContain("| a (Docker 28.5) | 1 | 1 | 1 | 1 | 1.2 s |");
	expect(text).toContain("src/content/docs/a.mdx:6:1 It broke <here>.\nframe");
});

test("as JSON it is the cases", () => {
	expect(JSON.parse(formatReport(cases, "json"))).toEqual(cases);
});

test("a report that cannot be written is told with its file, as a bad call", async () => {
	const writing = writeReport(results, { format: "json", file: "/nowhere/report.json" });
	await expect(writing).rejects.toThrow(
		expect.objectContaining({
			name: "UsageError",
			message: expect.stringMatching(
				/^The report \/nowhere\/report.json cannot be written: ENOENT/,
			),
		}),
	);
});
