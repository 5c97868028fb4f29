import type { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isCalm } from "../../scripts/terminal/is-calm.ts";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import { fakeSession } from "../support/fake-session.ts";

/** A terminal at its prompt, in an engine that says whether it is idle. */
async function openTerminal(isIdle: (output: PassThrough) => boolean | Promise<boolean>) {
	let looks = 0;
	const session = fakeSession({
		isIdle: async () => {
			looks += 1;
			return await isIdle(session.output);
		},
	});
	const marks = ["D;0", "A", "B"].map((mark) => `\u001b]133;${mark};aid=id\u0007`);
	session.output.write(marks.join(""));
	const terminal = await Terminal.open(session, "id");
	return { terminal, looks: () => looks, [Symbol.dispose]: () => terminal[Symbol.dispose]() };
}

const inAMinute = () => performance.now() + 60_000;

describe("a terminal is calm", () => {
	test("after so many looks at an idle engine", async () => {
		using one = await openTerminal(() => true);
		expect(await isCalm(one.terminal, 7, inAMinute())).toBe(true);
		expect(one.looks()).toBe(7);
	});

	test("though the engine works now and then, which does not count", async () => {
		let turn = 0;
		using one = await openTerminal(() => turn++ % 2 === 0);
		expect(await isCalm(one.terminal, 7, inAMinute())).toBe(true);
		expect(one.looks()).toBe(13);
	});

	test("in an engine that never rests, after many more looks", async () => {
		using one = await openTerminal(() => false);
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		onTestFinished(() => void vi.useRealTimers());
		const calm = isCalm(one.terminal, 7, inAMinute());
		await vi.advanceTimersByTimeAsync(10_000);
		expect(await calm).toBe(true);
		expect(one.looks()).toBeGreaterThan(100);
	});

	test("when there is no more time, even without an answer", async () => {
		using one = await openTerminal(() => new Promise(() => {}));
		expect(await isCalm(one.terminal, 7, performance.now() + 300)).toBe(true);
		expect(one.looks()).toBeLessThan(7);
	});
});

describe("a terminal is not calm", () => {
	test("where something is shown, even as late as in the last look", async () => {
		using one = await openTerminal(async (output) => {
			if (one.looks() === 3) {
				output.write("more");
				// The answer comes behind it.
				await expect.poll(() => one.terminal.cursorText).toBe("more");
			}
			return true;
		});
		expect(await isCalm(one.terminal, 3, inAMinute())).toBe(false);
		expect(one.looks()).toBe(3);
	});

	test("where its shell ends", async () => {
		using one = await openTerminal(() => true);
		one.terminal[Symbol.dispose]();
		await expect.poll(() => one.terminal.state).toBe("ended");
		await one.terminal.change(0);
		expect(await isCalm(one.terminal, 3, inAMinute())).toBe(false);
	});
});
