import { describe, expect, test } from "vitest";
import { isKeys, keySequence, unknownKey } from "../../scripts/plan/keys.ts";

describe("keys of a dialogue", () => {
	test.each([
		["^C", "\u0003"],
		["^P^Q", "\u0010\u0011"],
		["^\\", "\u001c"],
		["<Up>", "\u001b[A"],
		["<Down><Down><Enter>", "\u001b[B\u001b[B\r"],
		["<Esc>", "\u001b"],
		["<F1>", "\u001bOP"],
		["<F10>", "\u001b[21~"],
		["<PageDown>", "\u001b[6~"],
		["^A<Space>", "\u0001 "],
		["q", "q"],
		["G", "G"],
		[":q!", ":q!\r"],
	])("are sent as a terminal sends them: %s", (line, sent) => {
		expect(isKeys(line)).toBe(true);
		expect(unknownKey(line)).toBeUndefined();
		expect(keySequence(line, false)).toBe(sent);
	});

	test("of the cursor are others where a program asks for it", () => {
		expect(keySequence("<Up><End><F1>", true)).toBe("\u001bOA\u001bOF\u001bOP");
	});

	test.each(["", "ls", "^", "a^C", "<p>text</p>", "/ # q", "C'est", ": q", "12"])(
		"are no other line: %s",
		(line) => {
			expect(isKeys(line)).toBe(false);
		},
	);

	test.each([
		["<Upp>", "Upp", "Up"],
		["^C<Escape>", "Escape", undefined],
		["<F13>", "F13", "F1"],
	])("have a name that keyboards know: %s", (line, name, meant) => {
		expect(unknownKey(line)?.name).toBe(name);
		if (meant !== undefined) expect(unknownKey(line)?.meant).toContain(meant);
	});
});
