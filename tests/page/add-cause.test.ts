import { expect, test } from "vitest";
import { addCause } from "../../scripts/page/add-cause.ts";

const broken = { file: "a.mdx", line: 3, column: 1, message: "Broke.", hint: "Mend it." };
const skipped = { file: "a.mdx", line: 9, column: 1, message: "1 snippet was not run." };

test("an engine that lives and has memory left adds nothing", () => {
	const issues = [{ ...broken, details: "> 3 | ls" }, skipped];
	expect(addCause(issues, { spent: undefined, ended: undefined, log: [] })).toEqual(issues);
	expect(addCause([], { spent: undefined, ended: undefined, log: ["line"] })).toEqual([]);
});

test.each([
	["memory", /ran out of memory.* 4 GiB/],
	["processes", /ran out of processes.* 4096 /],
	["disk", /disk is full.* 3 GiB/],
] as const)("an engine without %s explains the break, in place of its hint", (spent, hint) => {
	const [first, second] = addCause([broken, skipped], { spent, ended: undefined, log: [] });
	expect(first).toEqual({ ...broken, hint: expect.stringMatching(hint) });
	expect(second).toBe(skipped);
});

test.each([
	["within", /something that the page runs ended the engine's own daemon/],
	["outside", /stopped its container in the host's Docker/],
] as const)("an engine that was ended from %s says so", (ended, hint) => {
	const [first] = addCause([broken], { spent: undefined, ended, log: [] });
	expect(first?.hint).toMatch(hint);
	const [spent] = addCause([broken], { spent: "memory", ended, log: [] });
	expect(spent?.hint).toMatch(/ran out of memory/);
});

test("the log of an engine that stopped is told after the screen", () => {
	const issues = [{ ...broken, details: "> 3 | ls" }];
	const [first] = addCause(issues, { spent: undefined, ended: undefined, log: ["one", "two"] });
	expect(first?.details).toBe("> 3 | ls\nThe engine's log ends with:\n  │ one\n  │ two");
});
