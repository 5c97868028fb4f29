import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { formatDifference } from "../../scripts/comparison/format-difference.ts";

test("a difference reads like a diff of the terminal", () => {
	const text = formatDifference({
		snippet: "a",
		step: 0,
		input: "cat <<E\nx\nE",
		before: ["one", "two", "three"],
		after: ["one", "2", "three", "(exit status 1)"],
	});
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
