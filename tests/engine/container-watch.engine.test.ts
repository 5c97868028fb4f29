import { afterAll, beforeAll, expect, test } from "vitest";
import { ContainerWatch } from "../../scripts/engine/container-watch.ts";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { HostError } from "../../scripts/host/host-error.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { prepareEngines } from "../support/real-engine.ts";

let prepared: Prepared;
let engine: Engine;
const run = (command: string) => runIn(engine.container, ["bash", "-c", command]);

beforeAll(async () => {
	prepared = await prepareEngines();
	engine = await startEngine(prepared, { page: "test" });
	await run("docker pull alpine");
}, 600_000);
afterAll(async () => {
	await engine?.[Symbol.asyncDispose]();
	await prepared?.[Symbol.asyncDispose]();
});

test("all that has happened is known, also from before anybody listened", async () => {
	const begun = Date.now();
	await run("docker run --name first alpine sh -c 'exit 3'");
	using watch = new ContainerWatch(engine.container);
	const told = (await watch.events()).map(({ action, name, status }) => [action, name, status]);
	expect(told).toEqual([
		["attach", "first", undefined],
		["start", "first", undefined],
		["die", "first", 3],
	]);
	for (let count = 1; count <= 5; count++) {
		await run("docker run --rm --name again alpine true");
		const events = await watch.events();
		expect(events.filter(({ name }) => name === "again")).toHaveLength(3 * count);
		expect(events.at(-1)).toMatchObject({ action: "die", status: 0 });
		for (const { at } of events) {
			expect(at).toBeGreaterThan(begun);
			expect(at).toBeLessThanOrEqual(Date.now());
		}
	}
});

test("a container that failed is looked at while it is there, one that was stopped is not", async () => {
	using watch = new ContainerWatch(engine.container);
	await run(
		"docker run -d --name stopped alpine sleep 60; docker kill stopped; docker rm stopped; docker run --name failed -m 20m --restart on-failure:1 alpine sh -c 'echo why; exit 1'",
	);
	await watch.events();
	await watch.looks();
	await run("docker rm -f failed");
	const events = await watch.events();
	const looks = await watch.looks();
	const lookAt = (name: string) =>
		looks.get(events.find((one) => one.name === name)?.container ?? "");
	expect(lookAt("failed")).toEqual({
		restartPolicy: "on-failure",
		memory: 20 * 1024 ** 2,
		log: expect.arrayContaining(["why"]),
		check: undefined,
	});
	expect(lookAt("stopped")).toBeUndefined();
});

test("where the engine is gone, nobody waits for what it tells", async () => {
	await using other = await startEngine(prepared, { page: "dies" });
	using watch = new ContainerWatch(other.container);
	await watch.events();
	await other.container.kill();
	await expect(watch.events()).rejects.toThrow("tells no more");
	using late = new ContainerWatch(other.container);
	await expect(late.events()).rejects.toThrow(HostError);
});
