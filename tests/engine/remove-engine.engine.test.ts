import { afterAll, beforeAll, expect, test } from "vitest";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { statusCode } from "../../scripts/host/status-code.ts";
import { prepareEngines } from "../support/real-engine.ts";

let prepared: Awaited<ReturnType<typeof prepareEngines>>;
beforeAll(async () => {
	prepared = await prepareEngines();
}, 600_000);
afterAll(() => prepared?.[Symbol.asyncDispose]());

const work: [what: string, work: (engine: Engine) => Promise<unknown>][] = [
	["in which a container is paused", async () => {}],
	["that is paused, too", ({ container }) => container.pause()],
	[
		"whose daemon is halted, too",
		({ container }) => runIn(container, ["pkill", "-STOP", "dockerd"]),
	],
];

// On control groups v1, what is frozen cannot be killed.
test.each(work)(
	"an engine %s goes",
	async (_, prepare) => {
		const engine = await startEngine(prepared, { page: "paused" });
		const script = "docker run -d --name web alpine sleep 1000 && docker pause web";
		const { exit, stderr } = await runIn(engine.container, ["sh", "-c", script]);
		expect(exit, stderr).toBe(0);
		await prepare(engine);
		await engine[Symbol.asyncDispose]();
		expect(await engine.container.inspect().catch(statusCode)).toBe(404);
	},
	60_000,
);
