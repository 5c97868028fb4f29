import { expect, test } from "vitest";
import { shellEnded } from "../../scripts/terminal/wait-breaks.ts";

const hintOf = (...lines: string[]) =>
	shellEnded({
		screen: () => ({
			lines: lines.map((text) => ({ text, ansi: text })),
			dropped: 0,
			redrawn: [],
		}),
	}).hint;
const LEAVE = Array.from({ length: 20 }, () => 'Use "exit" to leave the shell.');

test("a shell that has lost its input says why, and what to do", () => {
	expect(hintOf("^C", ...LEAVE, "exit")).toMatch(/lose its input.*such as sleep/);
});

test.each([
	["by itself", ["exit"]],
	["that was asked to once", ["a", 'Use "exit" to leave the shell.', "exit"]],
	["behind what a page printed", [...LEAVE, "a", "b", "exit"]],
])("a shell that ended %s is told as before", (_, lines) => {
	expect(hintOf(...lines)).toMatch(/subshell/);
});
