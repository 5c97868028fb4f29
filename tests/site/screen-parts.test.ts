import { expect, test } from "vitest";
import { screenParts } from "../../src/components/screen-parts.ts";

const screen = (length: number) => Array.from({ length }, (_, index) => `line ${index + 1}`);
const counts = (...parameters: Parameters<typeof screenParts>) =>
	screenParts(...parameters).map(({ lines, isFolded }) => `${isFolded ? "-" : "+"}${lines.length}`);

test.each<[show: string | RegExp, counts: readonly string[]]>([
	["1-3", ["+3", "-7"]],
	["-2", ["-8", "+2"]],
	["1-2, -1", ["+2", "-7", "+1"]],
	["5", ["-4", "+1", "-5"]],
	["8-", ["-7", "+3"]],
	["1-", ["+10"]],
	[/line [29]$/, ["-1", "+1", "-6", "+1", "-1"]],
])("shows the lines that are asked for, and folds the rest: %s", (show, expected) => {
	expect(counts(screen(10), show)).toEqual(expected);
});

test("a screen of more than 40 lines folds by itself, but for what the prose speaks of", () => {
	expect(counts(screen(40), undefined)).toEqual(["+40"]);
	expect(counts(screen(41), undefined)).toEqual(["+20", "-11", "+10"]);
	expect(counts(screen(50), undefined, new Set([29]))).toEqual(["+20", "-9", "+1", "-10", "+10"]);
});

test("colours are no part of what a pattern fits", () => {
	expect(counts(["\u001b[31mERR\u001b[0mOR", "fine"], /^ERROR$/)).toEqual(["+1", "-1"]);
});

test("an empty screen has nothing to fold", () => {
	expect(counts([], "1-3")).toEqual([]);
	expect(counts([], undefined)).toEqual([]);
});
