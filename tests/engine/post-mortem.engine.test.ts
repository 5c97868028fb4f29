import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { postMortem } from "../../scripts/engine/post-mortem.ts";
import { startEngine } from "../../scripts/engine/start-engine.ts";
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
		spent: undefined,
		ended: undefined,
		log: [],
	});
});

test("a full disk is told while it is full", async () => {
	const big = "/var/lib/docker/big";
	const fill = ["dd", "if=/dev/zero", `of=${big}`, "bs=1M"];
	expect((await runIn(real.engine.container, fill)).stderr).toContain("No space left on device");
	const dead = await postMortem(real.prepared.host, real.engine.container);
	expect(dead).toEqual({ spent: "disk", ended: undefined, log: [] });
	await runIn(real.engine.container, ["rm", big]);
	const mended = await postMortem(real.prepared.host, real.engine.container);
	expect(mended.spent).toBeUndefined();
}, 60_000);

test("a container that starts all processes that there may be is told, while it does and after", async () => {
	const start = `import threading, time
for _ in range(5000): threading.Thread(target=time.sleep, args=(8,)).start()`;
	const all = ["docker", "run", "python:3.13-slim", "python", "-c", start];
	const running = runIn(real.engine.container, all);
	const dead = async () => await postMortem(real.prepared.host, real.engine.container);
	await vi.waitUntil(async () => (await dead()).spent !== undefined, { timeout: 30_000 });
	expect(await dead()).toEqual({ spent: "processes", ended: undefined, log: [] });
	expect((await running).stderr).toContain("can't start new thread");
	// Kernels before 6.6 tell nothing afterwards.
	expect([undefined, "processes"]).toContain((await dead()).spent);
}, 60_000);

test("one without a limit did", async () => {
	await using engine = await startEngine(real.prepared, { page: "memory" });
	const eat = ["docker", "run", "python:3.13-slim", "python", "-c", "x=[0]*10**9"];
	expect((await runIn(engine.container, eat)).exit).toBe(137);
	expect(await postMortem(real.prepared.host, engine.container)).toEqual({
		spent: "memory",
		ended: undefined,
		log: [],
	});
});

test("who ended an engine is told: what runs in it, or the host", async () => {
	const { host } = real.prepared;
	await using killed = await startEngine(real.prepared, { page: "killed" });
	await using ending = await startEngine(real.prepared, { page: "ending" });
	const kill = ["docker", "run", "--privileged", "--pid=host", "alpine", "kill", "-9", "1"];
	// The first process of an engine takes no SIGKILL from within, but its daemon does.
	const daemon = kill.with(-1, (await runIn(ending.container, ["pidof", "dockerd"])).stdout.trim());
	await Promise.all([killed.container.kill(), runIn(ending.container, daemon).catch(() => {})]);
	await Promise.all([killed.died, ending.died]);
	expect((await postMortem(host, killed.container)).ended).toBe("outside");
	expect((await postMortem(host, ending.container)).ended).toBe("within");
}, 60_000);
