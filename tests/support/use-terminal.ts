import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openTerminal, type TestTerminal } from "./open-terminal.ts";
import { type RealEngine, realEngine } from "./real-engine.ts";

/** Gives a file's tests an engine, and each of them a terminal in it. */
export function useTerminal(): { readonly real: RealEngine; readonly one: TestTerminal } {
	let real: RealEngine;
	let one: TestTerminal;
	beforeAll(async () => {
		real = await realEngine();
	}, 600_000);
	afterAll(() => real?.[Symbol.asyncDispose]());
	beforeEach(async ({ task }) => {
		// One that is tried once more may have left containers whose names it takes.
		if (task.result?.retryCount) {
			await real[Symbol.asyncDispose]();
			real = await realEngine();
		}
		one = await openTerminal(real.engine);
	});
	afterEach(() => one[Symbol.dispose]());
	return {
		get real() {
			return real;
		},
		get one() {
			return one;
		},
	};
}
