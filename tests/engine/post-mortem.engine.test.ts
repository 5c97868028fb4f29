import { afterAll, beforeAll, expect, test } from "vitest";
import { postMortem } from "../../scripts/engine/post-mortem.ts";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { prepareEngines } from "../support/real-engine.ts";

let prepared: Prepared;
let engine: Engine;

beforeAll(async () => {
	prepared = await prepareEngines();
	engine = await startEngine(prepared, { page: "test" });
}, 600_000);
afterAll(async () => {
	await engine?.[Symbol.asyncDispose]();
	await prepared?.[Symbol.asyncDispose]();
});

test("a container that ran into a limit of its own did not exhaust its engine", async () => {
	const eat = ["docker", "run", "-m", "10m", "python:3.13-slim", "python", "-c", "x=[0]*10**8"];
	expect((await runIn(engine.container, eat)).exit).toBe(137);
	expect(await postMortem(prepared.host, engine.container)).toEqual({
		exhausted: undefined,
		log: [],
	});
});

test("one without a limit did", async () => {
	const eat = ["docker", "run", "python:3.13-slim", "python", "-c", "x=[0]*10**9"];
	expect((await runIn(engine.container, eat)).exit).toBe(137);
	expect(await postMortem(prepared.host, engine.container)).toEqual({
		exhausted: 4 * 1024 ** 3,
		log: [],
	});
});
