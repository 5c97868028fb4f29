import { expect, test } from "vitest";
import { textOf } from "../../scripts/comparison/line-text.ts";
import { sortSiblings } from "../../scripts/comparison/sort-siblings.ts";
import { linesOf } from "./moved-lines.ts";

const [A, B, C] = ["aaaa1111bbbb", "cccc2222dddd", "eeee3333ffff"];
const entry = (id: string, name: string, comma = ",") => [
	`  "${id}": {`,
	`    "Name": "${name}"`,
	`  }${comma}`,
];
const sorted = (lines: readonly string[]) => sortSiblings(linesOf(...lines)).map(textOf);
const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll(" ", ""));

test.each([
	[
		"entries of a map by IDs, whose commas are of their places",
		["{", ...entry(A, "web"), ...entry(B, "db"), ...entry(C, "api", ""), "}"],
		["{", ...entry(C, "api", ""), ...entry(B, "db", ""), ...entry(A, "web", ""), "}"],
	],
	[
		"entries at the end",
		[...entry(A, "b"), ...entry(B, "a")],
		[...entry(B, "a", ""), ...entry(A, "b", "")],
	],
	[
		"the volumes of a container",
		['"Binds": [', '  "site:/www",', '  "logs:/log"', "],", '"x": 1'],
		['"Binds": [', '  "logs:/log",', '  "site:/www"', "],", '"x": 1'],
	],
	[
		"what it mounts",
		['"Mounts": [', "  {", '    "b": [1]', "  },", "  {", '    "a": {', "    }", "  }", "],"],
		['"Mounts": [', "  {", '    "a": {', "    }", "  },", "  {", '    "b": [1]', "  }", "],"],
	],
	[
		"an empty answer and the other",
		["x", "", "Answer:", "b", "", "Answer:", "", "y"],
		["x", "", "Answer:", "", "Answer:", "b", "", "y"],
	],
	[
		"the answers that end the screen",
		["Answer:", "", "Answer:", "b"],
		["Answer:", "b", "Answer:", ""],
	],
])("what stands there by chance is put in one order: %s", (_, lines, others) => {
	expect(sorted(lines)).toEqual(sorted(others));
	expect(sorted(lines)).toHaveLength(lines.length);
});

test.each([
	["one entry", ["{", ...entry(A, "web"), '  "b": 1', "}"]],
	["entries by names", [...entry("web", "b"), ...entry("db", "a")]],
	["what only begins as an entry", [`  "${A}": [`, "  }", `  "${B}": [`, "  }"]],
	["what only ends as one", [`  x${A}": {`, "    b", "  }", `  x${B}": {`, "    a", "  }"]],
	["entries that are not closed", [`  "${A}": {`, "    b", `  "${B}": {`, "    a"]],
	["entries of which the second is not closed", [...entry(A, "b"), `  "${B}": {`, "    a", "  ]"]],
	["answers that are both there", ["Answer:", "b", "", "Answer:", "a", ""]],
	["answers to two", ["Answer B:", "", "Answer A:", "a", ""]],
	["blank lines", ["", "", "b", "", ""]],
	["a list of another name", ['"Cmd": [', '  "b",', '  "a"', "],"]],
	["a list that is not closed", ['"Binds": [', "  {", '    "b": 1']],
	["a list of one", ['"Binds": [', '  "b"', "],"]],
	["an empty list", ['"Binds": [', "],", '"b",', '"a"']],
])("another order stays: %s", (_, lines) => {
	expect(sorted(lines)).toEqual(plain(lines));
});
