import { expect, test } from "vitest";
import { clockOffset } from "../../scripts/engine/container-watch.ts";

test.each([
	["between question and answer is right", 15, 0],
	["before the question is slow", 4, 6],
	["after the answer is fast", 27, -7],
])("a clock that shows a time %s", (_, told, offset) => {
	expect(clockOffset(told, 10, 20)).toBe(offset);
});
