import { expect, test } from "vitest";
import { isProcessNumber } from "../../scripts/comparison/process-number.ts";
import { readTokens } from "../../scripts/comparison/read-tokens.ts";

const isOne = (line: string, value = "45") => {
	const tokens = readTokens(line);
	return isProcessNumber(
		{ tokens, processes: [] },
		tokens.findIndex(({ text }) => text === value),
	);
};

test.each([
	"2026-11-25 15:00:10.123 UTC [45] LOG:  ready",
	"sshd[45]: ready",
	"Pid:    45",
	"PPid:   45",
	"Tgid:   45",
	"pid: 45",
	"Main PID: 45",
	'background worker "logical replication launcher" (PID 45) exited with exit code 1',
	"pid 45 exited",
	'"Pid": 45,',
])("a process's number is known by what stands beside it: %s", (line) => {
	expect(isOne(line)).toBe(true);
});

test.each([
	"45",
	": 45",
	'": 45',
	"sshd[45",
	"sshd(45]",
	"sshd[45)",
	"sshd[ 45]",
	"sshd[45 ]",
	"sshd [45]",
	"12[45]",
	"Pid= 45",
	"Gid: 45",
	"Pids: 45",
	"XPid: 45",
	"Pid of: 45",
	"PID        45",
	"PIDs 45",
	'"Gid": 45',
])("another number is none: %s", (line) => {
	expect(isOne(line)).toBe(false);
});

test("a word is none", () => {
	expect(isOne("Pid: none", "none")).toBe(false);
});
