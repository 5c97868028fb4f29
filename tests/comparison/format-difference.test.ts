import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
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

test("a difference in Markdown is a fence that no line of it ends", () => {
	const text = markdownDifference({ ...DIFFERENCE, after: ["one", "````"] });
	expect(text).toBe(
		"`a`\n\n`````diff\n  $ cat <<E\n  > x\n  > E\n  one\n- two\n- three\n+ ````\n`````",
	);
});
