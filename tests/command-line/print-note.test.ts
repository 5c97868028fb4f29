import { expect, test } from "vitest";
import { printNote } from "../../scripts/command-line/print-note.ts";

function printed(environment: NodeJS.ProcessEnv): string[] {
	const lines: string[] = [];
	printNote("src/a.mdx", "a: not compared.", (text) => lines.push(text), environment);
	return lines;
}

test("a note is told in words, and on GitHub Actions also at its file", () => {
	expect(printed({})).toEqual(["! a: not compared."]);
	expect(printed({ GITHUB_ACTIONS: "true" })).toEqual([
		"! a: not compared.",
		"::notice file=src/a.mdx::a: not compared.",
	]);
});
