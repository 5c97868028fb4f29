import { describe, expect, test } from "vitest";
import { readTokens } from "../../scripts/comparison/read-tokens.ts";
import { headingOf, readHeadings } from "../../scripts/comparison/table.ts";

const headings = (line: string) => readHeadings(readTokens(line));
/** The headings of a row's values. */
const under = (table: string, row: string) =>
	readTokens(row).map((token) => headingOf(headings(table), token)?.text);

describe("headings", () => {
	test("are words in capitals, and those beside one another name one column", () => {
		expect(
			headings("CONTAINER ID   IMAGE     STATUS").map(({ text, column }) => [text, column]),
		).toEqual([
			["CONTAINER", 0],
			["ID", 0],
			["IMAGE", 1],
			["STATUS", 2],
		]);
	});

	test("are counted from the first, wherever it begins", () => {
		expect(headings("    ID  IMAGE").map(({ column }) => column)).toEqual([0, 1]);
	});

	test("each name a column where one blank parts them all", () => {
		expect(headings("PID USER COMMAND").map(({ column }) => column)).toEqual([0, 1, 2]);
		expect(headings("PID USER  COMMAND").map(({ column }) => column)).toEqual([0, 1, 2]);
		expect(headings("PID USER   COMMAND").map(({ column }) => column)).toEqual([0, 0, 1]);
	});

	test.each([
		["a sentence", "Hello from Docker"],
		["one word", "ERROR"],
		["fewer than three of four words", "OK one two THREE"],
		["a row", "1 root sleep"],
		["nothing", ""],
	])("are not %s", (_, line) => {
		expect(headings(line)).toEqual([]);
	});

	test("may have a word among them that is none", () => {
		expect(headings("NAME  SIZE  TYPE  Mount")).toHaveLength(4);
	});
});

describe("a value's heading", () => {
	test("is the one that stands above a part of it", () => {
		expect(under("  PID USER     COMMAND", "    1 root     sh")).toEqual([
			"PID",
			"USER",
			"COMMAND",
		]);
		expect(under("NAME    SIZE", "web   123456")).toEqual(["NAME", "SIZE"]);
	});

	test("is the last that begins before it where none does", () => {
		expect(under("ID  IMAGE", "1         x")).toEqual(["ID", "IMAGE"]);
	});

	test("is not the one beside it", () => {
		expect(under("ID IMAGE", "  12345")).toEqual(["IMAGE"]);
		expect(under("    ID  IMAGE", "xxxx 1")).toEqual([undefined, "ID"]);
	});

	test("is none before the first", () => {
		expect(under("    ID  IMAGE", "x   1")).toEqual([undefined, "ID"]);
	});
});
