import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { printIssues } from "../../scripts/command-line/print-issues.ts";
import type { Issue } from "../../scripts/plan/issue.ts";

const ISSUE: Issue = {
	file: "src/a,b:c.mdx",
	line: 3,
	column: 7,
	message: "It broke: 100%,\nreally.",
	hint: "Mend it.",
	details: "> 3 | ls",
};

function printed(issue: Issue, environment: NodeJS.ProcessEnv): string[] {
	const lines: string[] = [];
	printIssues([issue], (text) => lines.push(stripVTControlCharacters(text)), environment);
	return lines;
}

test("an issue is printed with its place, its hint and its details", () => {
	expect(printed(ISSUE, {})).toEqual([
		"\n✗ src/a,b:c.mdx:3:7 It broke: 100%,\nreally.",
		"  → Mend it.",
		"> 3 | ls",
	]);
});

test("on GitHub Actions an issue is an annotation too, escaped", () => {
	expect(printed(ISSUE, { GITHUB_ACTIONS: "true" }).at(-1)).toBe(
		"::error file=src/a%2Cb%3Ac.mdx,line=3,col=7::It broke: 100%25,%0Areally. Mend it.",
	);
});

test.each([{}, { GITHUB_ACTIONS: "false" }, { CI: "true" }])(
	"elsewhere there is no annotation: %j",
	(environment) => {
		expect(printed(ISSUE, environment).join("\n")).not.toContain("::error");
	},
);

test("an issue without hint and details is one line", () => {
	const { file, line, column } = ISSUE;
	expect(printed({ file, line, column, message: "Short." }, {})).toEqual([
		"\n✗ src/a,b:c.mdx:3:7 Short.",
	]);
});
