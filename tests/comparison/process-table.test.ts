import { describe, expect, test } from "vitest";
import { readScreen } from "../../scripts/comparison/read-screen.ts";
import { linesOf } from "./moved-lines.ts";
import { runAt, screenOf } from "./screens.ts";

const RUN = runAt("2026-11-25T15:00:00Z");

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
	["what has just ended", LOOP, "[sleep]"],
	["what has just ended, as ps says it", LOOP, "[sleep] <defunct>"],
	["what it does for each", "sh -c for i in 1 2; do sleep $i; done", "sleep $i"],
])("a row passes that a loop runs: %s", (_, loop, command) => {
	expect(passing("PID   COMMAND", `1     ${loop}`, `7     ${command}`)).toEqual([2]);
	expect(passing("UID    PID   CMD", `root   1     ${loop}`, `root   7     ${command}`)).toEqual([
		2,
	]);
});

test.each([
	["of another command that has ended", ["PID   COMMAND", `1     ${LOOP}`, "7     [httpd]"]],
	["of another command", ["PID   COMMAND", `1     ${LOOP}`, "7     sleep 2"]],
	["of no loop", ["PID   COMMAND", "1     sh -c date; sleep 1", "7     sleep 1"]],
	["of no processes", ["UID   COMMAND", `1     ${LOOP}`, "7     sleep 1"]],
	["of what else processes have", ["PID   TITLE", `1     ${LOOP}`, "7     sleep 1"]],
	["that goes on below", ["PID   COMMAND", `1     ${LOOP}`, "      sleep 1"]],
	["without a command", ["PID   COMMAND", "1     sh -c while 7; do 7; done", "7"]],
])("another row stays: one %s", (_, lines) => {
	expect(passing(...lines)).toEqual([]);
});

test("the rows of a health check pass, and of what it runs, but not those of what a page brings in", () => {
	const head = "UID   PID    PPID   CMD";
	const own = "root  2538   2463   postgres -c listen_addresses=*";
	const check = "root  2924   2463   /bin/sh -c pg_isready -U postgres";
	expect(passing(head, own, check, "root  2930   2924   pg_isready -U postgres")).toEqual([2, 3]);
	expect(passing(head, own, "root  2924   2463   sh -c pg_isready -U postgres")).toEqual([]);
	// The first process of a container may be such a shell, and go on.
	expect(passing(head, check, "root  2930   2924   pg_isready -U postgres")).toEqual([]);
});

describe("a screen of htop", () => {
	const HEAD = "  PID USER       PRI  NI  VIRT   RES   SHR S  CPU%▽MEM%   TIME+  Command";
	const row = (pid: number) =>
		`${String(pid).padStart(5)} root        20   0  2584  1628    92 S   0.0  0.0  0:00.00 dockerd`;
	const KEYS = "F1Help  F2Setup F3SearchF4FilterF5Tree  F6SortByF7Nice";

	test("has bars, processes and room that are of a moment", () => {
		const bars = ["    0[||||100.0%] Tasks: 11", "  Mem[||2.1G/23.5G] Uptime: 20:43"];
		expect(passing(...bars, "[Main] [I/O]", HEAD, row(1), row(20), "", KEYS)).toEqual([
			0, 1, 4, 5, 6,
		]);
	});

	test("keeps what the page keeps", () => {
		const [kept] = readScreen({
			...screenOf([HEAD, row(20)].join("\n"), RUN),
			keep: /dockerd/,
		}).lines.slice(-1);
		expect(kept?.number).toBe(1);
	});

	test("is no table of ps, nor a screen without one", () => {
		const [ps, process] = ["PID  PRI  NI  RSS CMD", "  1   20   0 2584 sh"];
		expect(passing("  Mem[||2.1G/23.5G]", ps, process, "")).toEqual([]);
	});
});
