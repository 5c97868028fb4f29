import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { currentRun, isDead, isElsewhere } from "../../scripts/run/run-id.ts";

/** This run's parts, some of them replaced: machine, boot, pid, start. */
const variant = (changes: Record<number, string>): string =>
	currentRun()
		.split(".")
		.map((part, index) => changes[index] ?? part)
		.join(".");

test("this run lives", () => {
	expect(isDead(currentRun())).toBe(false);
});

test("a run whose process has ended is dead", async () => {
	const child = spawn("true");
	const pid = String(child.pid);
	await once(child, "exit");
	expect(isDead(variant({ 2: pid }))).toBe(true);
});

test("a run whose process id was taken over by another process is dead", () => {
	expect(isDead(variant({ 3: "1" }))).toBe(true);
});

test("a run from before the machine's last start is dead", () => {
	expect(isDead(variant({ 1: "before" }))).toBe(true);
});

test("a run of another machine is left alone", () => {
	expect(isDead(variant({ 0: "elsewhere", 2: "999999999" }))).toBe(false);
});

test("a run of another machine or container is told from those of this one", () => {
	expect(isElsewhere(variant({ 0: "elsewhere" }))).toBe(true);
	expect(isElsewhere(currentRun())).toBe(false);
});
