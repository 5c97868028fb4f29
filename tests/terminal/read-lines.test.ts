import xterm from "@xterm/headless";
import { describe, expect, test } from "vitest";
import { readLines } from "../../scripts/terminal/read-lines.ts";

const COLUMNS = 10;

/** What a terminal of ten columns shows of these bytes, in its first rows. */
async function read(bytes: string, { from = 0, skip = "" } = {}) {
	const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 20, allowProposedApi: true });
	await new Promise<void>((resolve) => terminal.write(bytes, resolve));
	const { active } = terminal.buffer;
	return readLines(active, from, active.cursorY + (active.cursorX > 0 ? 1 : 0), skip);
}
const texts = async (...of: Parameters<typeof read>) => (await read(...of)).map(({ text }) => text);
const ansi = async (bytes: string) => (await read(bytes)).map(({ ansi }) => ansi);

describe("a line", () => {
	test("is joined from the rows over which it goes", async () => {
		expect(await texts(`${"x".repeat(25)}\r\n${"y".repeat(COLUMNS)}\r\nz\r\n`)).toEqual([
			"x".repeat(25),
			"y".repeat(COLUMNS),
			"z",
		]);
	});

	test("has no gap where a wide character did not fit, and keeps a blank that was printed there", async () => {
		expect(await texts("123456789日本\r\n")).toEqual(["123456789日本"]);
		expect(await texts("123456789 日本\r\n")).toEqual(["123456789 日本"]);
		expect(await texts("123456789\r\n日本\r\n")).toEqual(["123456789", "日本"]);
	});

	test("ends at the range's end, also where its last row is wrapped into the next", async () => {
		const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 20, allowProposedApi: true });
		await new Promise<void>((resolve) => terminal.write("x".repeat(25), resolve));
		expect(readLines(terminal.buffer.active, 0, 2)).toMatchObject([{ text: "x".repeat(20) }]);
	});

	test("is without what is skipped, a row or more of it, where it begins with that", async () => {
		expect(await texts("$ ls\r\n$ ls\r\n", { skip: "$ " })).toEqual(["ls", "$ ls"]);
		expect(await texts("$ ls\r\n", { skip: "# " })).toEqual(["$ ls"]);
		const skip = `$ ${"日".repeat(7)}`;
		expect(await texts(`${skip}end\r\n`, { skip })).toEqual(["end"]);
		expect(await texts("gone\r\n> next\r\n", { from: 1, skip: "> " })).toEqual(["next"]);
	});

	test("loses its trailing blanks, but not those that show", async () => {
		expect(await ansi("a  b  \r\n")).toEqual(["a  b"]);
		expect(await ansi("a\u001b[1m  \u001b[m\r\n")).toEqual(["a"]);
		for (const shown of [41, 7, 4]) {
			expect(await ansi(`a\u001b[${shown}m \u001b[m\r\n`)).toEqual([`a\u001b[${shown}m \u001b[0m`]);
		}
		expect(await texts("a\u001b[41m \u001b[m\r\n")).toEqual(["a"]);
	});
});

describe("a line's colours", () => {
	test.each([
		...[1, 2, 3, 4, 7, 8, 9].map((flag) => [`${flag}`, `${flag}`]),
		...[30, 37, 90, 97, 40, 47, 100, 107].map((color) => [`${color}`, `${color}`]),
		["38;5;0", "30"],
		["38;5;7", "37"],
		["38;5;8", "90"],
		["38;5;15", "97"],
		["38;5;16", "38;5;16"],
		["48;5;255", "48;5;255"],
		["38;2;1;2;3", "38;2;1;2;3"],
		["48;2;254;0;255", "48;2;254;0;255"],
		["1;31;42", "1;31;42"],
	])("are kept: %s as %s", async (printed, kept) => {
		expect(await ansi(`\u001b[${printed}mx\u001b[m\r\n`)).toEqual([`\u001b[${kept}mx\u001b[0m`]);
	});

	test("begin with a reset only where there is something to reset, and end plain", async () => {
		expect(await ansi("a\u001b[31mb\u001b[32mc\u001b[md\u001b[1me\r\nf")).toEqual([
			"a\u001b[31mb\u001b[0;32mc\u001b[0md\u001b[1me\u001b[0m",
			"\u001b[1mf\u001b[0m",
		]);
		expect(await ansi("\u001b[31ma\u001b[m \r\n")).toEqual(["\u001b[31ma\u001b[0m"]);
	});

	test("change after blanks where the terminal changed them", async () => {
		expect(await ansi("\u001b[31ma  \u001b[32mb\u001b[m  c\r\n")).toEqual([
			"\u001b[31ma  \u001b[0;32mb\u001b[0m  c",
		]);
	});

	test("go on over rows that are one line", async () => {
		expect(await ansi(`\u001b[31m${"x".repeat(12)}\u001b[m\r\n`)).toEqual([
			`\u001b[31m${"x".repeat(12)}\u001b[0m`,
		]);
	});
});
