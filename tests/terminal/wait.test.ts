import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Screen } from "../../scripts/terminal/emulator.ts";
import type { SnippetBreak } from "../../scripts/terminal/snippet-break.ts";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import {
	waitForEnd,
	waitForMatch,
	waitForSilence,
	waitForSleep,
} from "../../scripts/terminal/wait.ts";
import { fakeSession } from "../support/fake-session.ts";
import { texts } from "../support/open-terminal.ts";

/** Lets time pass for the rest of the test only where it says so. */
function useFakeTime(): void {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
	onTestFinished(() => void vi.useRealTimers());
}

const mark = (content: string) => `\u001b]133;${content};aid=id\u0007`;

test("time is up for a command though nobody answers whether it reads", async () => {
	const session = fakeSession({ isReading: () => new Promise(() => {}) });
	session.output.write(mark("D;0") + mark("A") + mark("B"));
	using terminal = await Terminal.open(session, "id");
	terminal.submit("sleep 100");
	session.output.write(mark("C"));
	const patience = { timeout: 1000, deadline: performance.now() + 1000 };
	await expect(waitForEnd(terminal, patience, { eof: true })).rejects.toThrow(
		"Timed out after 1 s, waiting for its end.",
	);
	const over = { timeout: 1000, deadline: performance.now() };
	const hintAfter = (keys: string) =>
		waitForEnd(terminal, over, { eof: false, keys }).catch(({ hint }: SnippetBreak) => hint);
	expect(await hintAfter("^C")).toMatch(/^\^C did not end the program\..* --init/);
	expect(await hintAfter("q")).toMatch(/^Is it waiting for input\?/);
});

test("a key is pressed though a program prints each second, and a busy machine takes as long to look at it", async () => {
	useFakeTime();
	const session = fakeSession({
		isIdle: () => new Promise((resolve) => globalThis.setTimeout(resolve, 100, true)),
	});
	session.output.write(mark("D;0") + mark("A") + mark("B"));
	const opened = Terminal.open(session, "id");
	await vi.advanceTimersByTimeAsync(1000);
	using terminal = await opened;
	terminal.submit("clock");
	session.output.write(mark("C"));
	const patience = { timeout: 60_000, deadline: performance.now() + 60_000 };
	const silence = waitForSilence(terminal, patience, false).then(() => performance.now());
	const began = performance.now();
	for (let second = 0; second < 30; second++) {
		session.output.write(`${second}\r\n`);
		await vi.advanceTimersByTimeAsync(1000);
	}
	expect((await silence) - began).toBeLessThan(15_000);
});

test.each([
	["waits for a program that takes it", true, false],
	["waits for none where it makes a signal", false, true],
])("a key %s", async (_, isForReader, isPressed) => {
	useFakeTime();
	let isTaken = false;
	const session = fakeSession({ takesKeys: async () => isTaken });
	session.output.write(mark("D;0") + mark("A") + mark("B"));
	const opened = Terminal.open(session, "id");
	await vi.advanceTimersByTimeAsync(1000);
	using terminal = await opened;
	terminal.submit("docker run -it alpine vi");
	session.output.write(mark("C"));
	const patience = { timeout: 60_000, deadline: performance.now() + 60_000 };
	let isOver = false;
	const silence = waitForSilence(terminal, patience, isForReader).then(() => {
		isOver = true;
	});
	// Twenty looks, 20 ms apart, find it silent.
	await vi.advanceTimersByTimeAsync(1500);
	expect(isOver).toBe(isPressed);
	isTaken = true;
	await vi.advanceTimersByTimeAsync(1500);
	await silence;
});

test.each([
	["once the program sleeps", 10, 12],
	["of one that never sleeps all the same", 1000, 25],
])("^C is pressed %s", async (_, busyLooks, expected) => {
	let looks = 0;
	const session = fakeSession({ isIdle: async () => ++looks > busyLooks });
	session.output.write(mark("D;0") + mark("A") + mark("B"));
	using terminal = await Terminal.open(session, "id");
	terminal.submit("sh -c 'echo ready; sleep 60'");
	session.output.write(`${mark("C")}ready\r\n`);
	await expect.poll(() => texts(terminal.screen())).toEqual(["ready"]);
	await waitForSleep(terminal, { timeout: 60_000, deadline: performance.now() + 60_000 });
	expect(looks).toBe(expected);
});

test("what is waited for is not found in the echo of the command", async () => {
	const session = fakeSession();
	session.output.write(mark("D;0") + mark("A") + mark("B"));
	using terminal = await Terminal.open(session, "id");
	terminal.submit("python -c \"\nprint('ready')\n\"");
	session.output.write("python -c \"\r\nprint('ready')\r\n");
	const patience = { timeout: 10_000, deadline: performance.now() + 10_000 };
	const found = waitForMatch(terminal, patience, /ready/);
	await expect.poll(() => texts(terminal.screen())).toEqual(["print('ready')"]);
	await setTimeout(100);
	session.output.write(`"\r\n${mark("C")}\u001b[H\u001b[2J\r\nstarts\r\nready\r\n`);
	expect(texts((await found) as Screen)).toEqual(["starts", "ready"]);
});
