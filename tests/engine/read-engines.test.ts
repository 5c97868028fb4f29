import { join } from "node:path";
import { expect, test } from "vitest";
import { pickEngine, readEngines } from "../../scripts/engine/read-engines.ts";

const engines = [
	{ version: "28.5", default: true, official: "docker:28.5-dind", suite: "sid" },
	{ version: "26.1", default: false, official: "docker:26.1-dind", suite: "trixie" },
];

test("the default engine is picked when no version is asked for", () => {
	expect(pickEngine(engines).version).toBe("28.5");
	expect(pickEngine(engines, "26.1").suite).toBe("trixie");
});

test("an unknown version is refused with a hint that lists the known ones", () => {
	expect(() => pickEngine(engines, "19.03")).toThrow(
		expect.objectContaining({
			kind: "bad-engines",
			message: "No engine has the version 19.03.",
			hint: "snippets/engines.json lists 28.5, 26.1.",
		}),
	);
});

test("the repository's own list can be read", async () => {
	expect(pickEngine(await readEngines(join(import.meta.dirname, "../..")), "28.5").default).toBe(
		true,
	);
});

test("a folder without a list is refused with what one looks like", async () => {
	await expect(readEngines("/nonexistent")).rejects.toMatchObject({
		kind: "bad-engines",
		hint: expect.stringContaining('"official"'),
	});
});
