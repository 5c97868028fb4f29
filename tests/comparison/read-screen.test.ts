import { describe, expect, test } from "vitest";
import { readScreen, type ShownScreen } from "../../scripts/comparison/read-screen.ts";
import { placeOf } from "../../scripts/comparison/volatility.ts";
import { runAt, screenOf } from "./screens.ts";

const NOW = "Wed Nov 25 15:00:10 UTC 2026";
const RUN = runAt("2026-11-25T15:00:00Z");

const read = (lines: readonly string[], shown: Partial<ShownScreen> = {}) =>
	readScreen({ ...screenOf(lines.join("\n"), RUN), ...shown });
/** Numbers of the lines that count. */
const numbers = (...args: Parameters<typeof read>) =>
	read(...args).lines.map(({ number }) => number);
/** The pieces of a line, each with its kind. */
const pieces = (line: string, shown: Partial<ShownScreen> = {}) =>
	read([line], shown).lines.flatMap(({ tokens }) =>
		tokens.map(({ kind, text }) => `${kind} ${text}`),
	);

describe("the lines of a screen", () => {
	test("are those that tell more than the time of the run once more", () => {
		const later = NOW.replace("10", "11");
		expect(numbers([NOW, later, "", later, `${NOW} x`, NOW])).toEqual([0, 2, 3, 4, 5]);
		expect(numbers(["1795618810", "1795618811"])).toEqual([0, 1]);
	});

	test("are without a last tick of the clock, and an echoed key, where a program was interrupted", () => {
		expect(numbers([NOW, "x", "^C"], { isInterrupt: true })).toEqual([1]);
		expect(numbers([NOW, "x", "^C"], { isInterrupt: false })).toEqual([0, 1, 2]);
	});

	test("are without those of which the page says that they vary, whole", () => {
		const varies = /^load.*|\s+$|…$/u;
		expect(numbers(["load: 3", "x", "…", "  ", "word  "], { varies })).toEqual([1, 3, 4]);
		expect(numbers(["…"])).toEqual([0]);
	});

	test("stand under headings up to a blank line", () => {
		const { lines } = read(["NAME   SIZE   STATE", "a      1kB    up", "", "b"]);
		expect(lines.map(({ headings }) => headings.length)).toEqual([3, 3, 0, 0]);
	});
});

describe("a line", () => {
	test("has what varies as one piece, as the page says it", () => {
		expect(pieces("at 1.5: b", { varies: /\d.*:/u })).toEqual(["word at", "word …", "word b"]);
		expect(pieces("at 1.5: b", { varies: /at (1)/u })).toEqual([
			"word at",
			"word …",
			"decimal .5",
			"sign :",
			"word b",
		]);
		expect(pieces("until 12", { varies: /(il) 1/u })).toEqual(["word unt", "word …", "number 12"]);
		expect(pieces("at 123", { varies: /2/u })).toEqual([
			"word at",
			"number 1",
			"word …",
			"number 3",
		]);
		expect(pieces("load 1", { varies: /lo()ad/u })).toEqual(["word load", "number 1"]);
		expect(pieces("word  ", { varies: /\s+$/u })).toEqual(["word word"]);
	});

	test("has what the machine says of itself as one piece, but for numbers", () => {
		const machine = { kernel: "a-86/b", architecture: "arm-v", processors: "2" };
		const run = runAt("2026-11-25T15:00:00Z", machine);
		expect(pieces("a-86/b arm-v, a-86/b 2", { run })).toEqual([
			"machine a-86/b",
			"machine arm-v",
			"sign ,",
			"machine a-86/b",
			"number 2",
		]);
	});

	test("has what the machine is up to as pieces of that kind", () => {
		expect(pieces("MemFree:  12 kB")).toContain("state 12");
	});

	test.each([
		["2/1", "2/2"],
		["3/1", "3/3"],
		["x 2/1", "x 2/2"],
		["4/1", "4/1"],
		["2/0", "2/0"],
		["1/2", "1/2"],
		["2:1", "2:1"],
		["2.5/1", "2.5/1"],
		["2/0.5", "2/0.5"],
		["2 x", "2 x"],
	])(
		"that is drawn again has a total that is not less than what is done: %s is %s",
		(line, expected) => {
			const texts = (free: [number, number][]) =>
				read(Array(4).fill(line), { free }).lines.map(({ tokens }) =>
					tokens.map(({ gap, text }) => gap + text).join(""),
				);
			expect(texts([[1, 2]])).toEqual([line, expected, expected, line]);
		},
	);
});

test("quantities of a kind that varies are loose, and those on a line with one that does", () => {
	const varying = [
		{ line: 0, start: 0, kind: "id", other: "x" },
		{ line: 2, start: 4, kind: "size", other: "1kB" },
	] as const;
	const { loose, looseLines, known } = read(["a"], { varying });
	expect([[...loose], [...looseLines]]).toEqual([["size"], [2]]);
	expect([...known.keys()]).toEqual([placeOf(0, 0), placeOf(2, 4)]);
});
