import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import {
	formatDifference,
	markdownDifference,
} from "../../scripts/comparison/format-difference.ts";

const DIFFERENCE = {
	snippet: "a",
	step: 0,
	input: "cat <<E\nx\nE",
	before: ["one", "two", "three"],
	after: ["one", "2", "three", "(exit status 1)"],
};

test("a difference reads like a diff of the terminal", () => {
	const text = formatDifference(DIFFERENCE);
	expect(stripVTControlCharacters(text).split("\n")).toEqual([
		"  $ cat <<E",
		"  > x",
		"  > E",
		"    one",
		"  - two",
		"  + 2",
		"    three",
		"  + (exit status 1)",
	]);
});

test("what came is green and what went is red, where there are colours", () => {
	vi.stubEnv("FORCE_COLOR", "1");
	onTestFinished(() => void vi.unstubAllEnvs());
	const text = formatDifference({
		...DIFFERENCE,
		input: "x",
		before: ["a+", "b"],
		after: ["a+", "c-"],
	});
	expect(text).toBe("  $ x\n    a+\n\u001b[31m  - b\u001b[39m\n\u001b[32m  + c-\u001b[39m");
});

test("a difference in Markdown is a fence that no line of it ends", () => {
	const text = markdownDifference({ ...DIFFERENCE, after: ["one", "````"] });
	expect(text).toBe(
		"`a`\n\n`````diff\n  $ cat <<E\n  > x\n  > E\n  one\n- two\n- three\n+ ````\n`````",
	);
});
