import { expect, test } from "vitest";
import { readCommandLine } from "../../scripts/command-line/command-line.ts";
import { readArguments, TRY } from "../../scripts/try/arguments.ts";

const read = (...argv: string[]) => readArguments(readCommandLine(TRY, argv));

test("a page and its snippet are named together", () => {
	expect(read("exercice-1#ls")).toEqual({
		page: "exercice-1",
		snippet: "ls",
		after: false,
		engine: undefined,
	});
	expect(read("serie/a.mdx#b", "--after", "--engine", "26.1")).toMatchObject({
		page: "serie/a.mdx",
		after: true,
		engine: "26.1",
	});
});

test.each([["exercice-1"], ["exercice-1#"]])("the snippet is asked for later: %s", (word) => {
	expect(read(word)).toMatchObject({ page: "exercice-1", snippet: "" });
});

test.each([[], ["#ls"], ["a#b", "c"], ["a", "b"]])("one must be named: %j", (...argv) => {
	expect(() => read(...argv)).toThrow("Name one snippet of a page");
});
