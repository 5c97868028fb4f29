import { expect, test } from "vitest";
import { linesOf } from "./moved-lines.ts";

/** Numbers of the rows that a screen is read without. */
function passing(...lines: string[]): number[] {
	const kept = new Set(linesOf(...lines).map(({ number }) => number));
	return [...lines.keys()].filter((number) => !kept.has(number));
}
const LOOP = "sh -c while date; do sleep 1; done";

test.each([
	["what its body runs", LOOP, "sleep 1"],
	["what its head runs", LOOP, "date"],
	["one of several", "sh -c until ls && true; do sleep 1 | cat || ps; done", "cat"],
	["what it does for each", "sh -c for i in 1 2; do sleep $i; done", "sleep $i"],
])("a row passes that a loop runs: %s", (_, loop, command) => {
	expect(passing("PID   COMMAND", `1     ${loop}`, `7     ${command}`)).toEqual([2]);
	expect(passing("UID    PID   CMD", `root   1     ${loop}`, `root   7     ${command}`)).toEqual([
		2,
	]);
});

test.each([
	["of another command", ["PID   COMMAND", `1     ${LOOP}`, "7     sleep 2"]],
	["of no loop", ["PID   COMMAND", "1     sh -c date; sleep 1", "7     sleep 1"]],
	["of no processes", ["UID   COMMAND", `1     ${LOOP}`, "7     sleep 1"]],
	["of what else processes have", ["PID   TITLE", `1     ${LOOP}`, "7     sleep 1"]],
	["that goes on below", ["PID   COMMAND", `1     ${LOOP}`, "      sleep 1"]],
	["without a command", ["PID   COMMAND", "1     sh -c while 7; do 7; done", "7"]],
])("another row stays: one %s", (_, lines) => {
	expect(passing(...lines)).toEqual([]);
});
