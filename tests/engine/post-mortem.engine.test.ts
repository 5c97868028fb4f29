import { afterAll, beforeAll, expect, test } from "vitest";
import { postMortem } from "../../scripts/engine/post-mortem.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { type RealEngine, realEngine } from "../support/real-engine.ts";

let real: RealEngine;

beforeAll(async () => {
	real = await realEngine();
}, 600_000);
afterAll(() => real?.[Symbol.asyncDispose]());

test("a container that ran into a limit of its own did not exhaust its engine", async () => {
	const eat = ["docker", "run", "-m", "10m", "python:3.13-slim", "python", "-c", "x=[0]*10**8"];
	expect((await runIn(real.engine.container, eat)).exit).toBe(137);
	expect(await postMortem(real.prepared.host, real.engine.container)).toEqual({
		exhausted: undefined,
		log: [],
	});
});

test("one without a limit did", async () => {
	const eat = ["docker", "run", "python:3.13-slim", "python", "-c", "x=[0]*10**9"];
	expect((await runIn(real.engine.container, eat)).exit).toBe(137);
	expect(await postMortem(real.prepared.host, real.engine.container)).toEqual({
		exhausted: 4 * 1024 ** 3,
		log: [],
	});
});
