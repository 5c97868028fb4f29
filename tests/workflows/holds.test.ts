import { expect, test } from "vitest";
import { holds } from "./holds.ts";

const VALUES = { "needs.merge.outputs.changed": "true" };
const CHANGED = "needs.merge.outputs.changed == 'true'";
const expression = (text: string) => `\${{ ${text} }}`;

test.each([
	[undefined, "success", true],
	[undefined, "failure", false],
	["always()", "cancelled", true],
	[expression("!cancelled()"), "failure", true],
	[expression("!cancelled()"), "cancelled", false],
	["failure()", "success", false],
	[CHANGED, "success", true],
	// It asks for no status, so that of success is asked.
	[CHANGED, "failure", false],
	[expression(`!cancelled() && ${CHANGED}`), "failure", true],
	["needs.merge.outputs.other == 'true'", "success", false],
	["needs.merge.outputs.other != 'true'", "success", true],
] as const)("%s after %s: %s", (condition, status, expected) => {
	expect(holds(condition, status, VALUES)).toBe(expected);
});

test("a condition of another form is an error", () => {
	expect(() => holds("contains(github.ref, 'x')", "success", VALUES)).toThrow("Nobody here");
});
