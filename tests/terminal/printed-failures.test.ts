import { expect, test } from "vitest";
import { PrintedFailures } from "../../scripts/terminal/printed-failures.ts";

const mark = (content: string, aid = "us") => `\u001b]133;${content};aid=${aid}\u0007`;

/** Failures of what is printed in these chunks. */
function failuresOf(...chunks: string[]): readonly string[] {
	const printed = new PrintedFailures("us");
	for (const chunk of chunks) printed.add(Buffer.from(chunk));
	return printed.lines;
}

const CLEAR = "\u001b[?1049l\u001b[!p\u001b[m\u001b[H\u001b[2J\u001b[3J";

test("finds what a command prints, and overwrites or clears", () => {
	expect(failuresOf(`${mark("C")}${CLEAR}FATAL: a\rfine    \r\n${mark("D;0")}`)).toEqual([
		"FATAL: a",
	]);
	expect(failuresOf(`${mark("C")}ERROR: a\r\n${CLEAR}fine\r\n${mark("D;0")}`)).toEqual([
		"ERROR: a",
	]);
	expect(failuresOf(mark("C"), "\u001b[31mERROR\u001b[0m: a\r\n")).toEqual(["ERROR: a"]);
});

test.each([
	["moves back over", "FATAL\u001b[5DOK   "],
	["deletes by backspaces", "FATAL\u0008\u0008\u0008\u0008\u0008OK   "],
	["goes up to", "FATAL\r\n\u001b[1A\u001b[2KOK"],
	["clears to the end", "FATAL\u001b[1GOK\u001b[K"],
	["restores the cursor over", "\u001b7FATAL\u001b8OK   "],
	["colours in part", "F\u001b[31mATA\u001b[0mL"],
	["makes a link", "\u001b]8;;http://x\u001b\\FATAL\u001b]8;;\u001b\\"],
])("finds what a command %s", (_, output) => {
	expect(failuresOf(`${mark("C")}${output}\r\n${mark("D;0")}`)).toEqual(["FATAL"]);
});

test("finds it wherever the output is cut", () => {
	const output = `${mark("C")}one\r\nFATAL: é\rtwo\r\n${mark("D;0")}$ `;
	const bytes = Buffer.from(output);
	for (let cut = 0; cut <= bytes.length; cut++) {
		const printed = new PrintedFailures("us");
		printed.add(bytes.subarray(0, cut));
		printed.add(bytes.subarray(cut));
		expect(printed.lines).toEqual(["FATAL: é"]);
	}
});

test("finds it in a line that has not ended", () => {
	expect(failuresOf(mark("C"), "FATAL: a")).toEqual(["FATAL: a"]);
});

test("leaves out what the shell echoes, and what was printed before", () => {
	expect(failuresOf(`echo FATAL\r\n${mark("C")}fine\r\n${mark("D;0")}FATAL`)).toEqual([]);
	expect(failuresOf(`${mark("C")}FATAL\r\n${mark("D;0")}${mark("C")}fine\r\n`)).toEqual([]);
});

test("believes only the shell's marks", () => {
	expect(failuresOf(`${mark("C")}${mark("D;0", "them")}FATAL\r\n`)).toEqual(["FATAL"]);
});

test("keeps some of many lines, and the end of a long one", () => {
	expect(failuresOf(mark("C"), "FATAL\r\n".repeat(1000))).toHaveLength(20);
	expect(failuresOf(mark("C"), "x".repeat(50_000), "\r\nFATAL\r\n")).toEqual(["FATAL"]);
});

test("stops where somebody types", () => {
	const printed = new PrintedFailures("us");
	printed.add(Buffer.from(`${mark("C")}postgres=# `));
	printed.stop();
	printed.add(Buffer.from("SELECT 'FATAL';\r\n"));
	expect(printed.lines).toEqual([]);
});
