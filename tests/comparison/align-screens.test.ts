import { expect, test } from "vitest";
import { alignScreens, skeleton } from "../../scripts/comparison/align-screens.ts";
import { linesOf } from "./moved-lines.ts";

const formOf = (line: string) => linesOf(line).map(skeleton).join();

test.each([
	["1 row", "27 row"],
	["1 row", "0.5 row"],
	["of aaaa1111bbbb", "of a1b2c3"],
	["took 0.3s", "took 12ms"],
])("lines are made of the same: %s, %s", (one, other) => {
	expect(formOf(one)).toBe(formOf(other));
});

test.each([
	["a - 1", "a + 1"],
	["a 1", "b 1"],
	["a 1", "a 1kB"],
	["a 1kB", "a 1%"],
	["a aaaa1111bbbb", "a 1"],
])("lines are not: %s, %s", (one, other) => {
	expect(formOf(one)).not.toBe(formOf(other));
});

test("lines stand beside those that are made of the same, or else beside those at their place", () => {
	const [before, after] = [linesOf("a", "b 1", "c", "d"), linesOf("b 2", "x", "d", "e")];
	expect(
		alignScreens(before, after).map((pair) => [pair.before?.number, pair.after?.number]),
	).toEqual([
		[0, undefined],
		[1, 0],
		[2, 1],
		[3, 2],
		[undefined, 3],
	]);
	expect(alignScreens([], [])).toEqual([]);
});
