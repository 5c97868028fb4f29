import { expect, test } from "vitest";
import { farEnd } from "../../src/components/far-end.ts";

const times = " => [2/5] WORKDIR /app".padEnd(95);

test.each([
	["a build's time", `${times}0.0s`, 73],
	["a builder's name", `${"[+] Building 1.0s FINISHED".padEnd(85)}docker:default`, 59],
	["the time of a line that is almost full", `${"x".repeat(90)}  12.3s`, 2],
	// What stands in a column, is long, or fits on a phone is as it was printed.
	["a value in a column of few", " Git commit:        9cc6dea35e9a963f281434761c656fba4ac43aed", 0],
	["a long value", `${times}9cc6dea35e9a963f281434761c656fba4ac43aed`, 0],
	["a sentence", `${times}second ago`, 0],
	[
		"the last of some names",
		"CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES",
		0,
	],
	["a short line", "Exited      0.0s", 0],
	["blanks alone", " ".repeat(90), 0],
	["an indented word", `${" ".repeat(90)}^`, 0],
])("finds the blanks before %s", (_, text, blanks) => {
	const found = farEnd(text).map(({ from, to }) => text.slice(from, to));
	expect(found).toEqual(blanks === 0 ? [] : [" ".repeat(blanks)]);
});
