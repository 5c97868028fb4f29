import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { measure } from "../../scripts/comparison/measure.ts";
import { unstableIssues } from "../../scripts/page/unstable-issues.ts";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";

const page = {
	file: "src/content/docs/a.mdx",
	snippets: [
		{
			id: "state",
			location: { file: "src/content/docs/a.mdx", line: 3, column: 1 },
			entries: [{ line: 0 }],
		},
	],
} as unknown as PlannedPage;

test("what two runs showed otherwise stands side by side, at the command's line", () => {
	const [first, second] = ["ready", "FATAL: not yet"].map((line) =>
		recordingOf(snippetRecording("state", [line])),
	);
	if (first === undefined || second === undefined) throw new Error("There are no runs.");
	const [issue, ...others] = unstableIssues(page, measure(first, second).unstable);
	expect(others).toEqual([]);
	expect(issue).toMatchObject({
		file: "src/content/docs/a.mdx",
		line: 4,
		message: "Two runs of `state` showed different things.",
		hint: expect.stringContaining("varies=/…/"),
	});
	expect(stripVTControlCharacters(issue?.details ?? "")).toBe(
		"  $ state\n  - ready\n  + FATAL: not yet",
	);
});

test("an address that is typed by hand is to be pasted", () => {
	const ping = (line: string) => recordingOf(snippetRecording("ping 172.17.0.2", [line]));
	const [issue] = unstableIssues(page, measure(ping("ok"), ping("ko")).unstable);
	expect(issue?.hint).toMatch(/^Docker gives other addresses each time: paste/);
});

test("a page that two runs agree on has none", () => {
	const run = recordingOf(snippetRecording("state", ["ready"]));
	expect(unstableIssues(page, measure(run, run).unstable)).toEqual([]);
});
