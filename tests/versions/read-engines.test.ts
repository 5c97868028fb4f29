import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import {
	enginesSchema,
	pickEngine,
	pickEngines,
	readEngines,
} from "../../scripts/versions/read-engines.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

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

test("versions that the list lacks stand for Docker's own images", () => {
	expect(pickEngines(engines, ["26.1", "29.0", "29.0.1", "29.0"])).toEqual([
		engines[1],
		{ version: "29.0", default: false, official: "docker:29.0-dind" },
		{ version: "29.0.1", default: false, official: "docker:29.0.1-dind" },
	]);
	expect(pickEngines(engines, [])).toEqual([engines[0]]);
	expect(pickEngines(engines, ["all"])).toBe(engines);
});

test.each(["29", "29.0", "29.0.1", "29.0.0-rc.1", "30.0.0-beta.2"])(
	"%s is a version, that of the tag which begins so",
	(version) => {
		expect(pickEngines(engines, [version])).toEqual([
			{ version, default: false, official: `docker:${version}-dind` },
		]);
	},
);

test.each(["latest", "29.", "29.0-rc.1", "29.0.0-rc", "v29.0", "29.0.1.2", "", " 29.0", "../28.5"])(
	"%j is refused as no version",
	(version) => {
		expect(() => pickEngines(engines, [version])).toThrow(
			expect.objectContaining({
				kind: "bad-engines",
				message: `\`${version}\` is no Docker version such as 29.0, 29.0.1 or 29.0.0-rc.1.`,
				hint: expect.stringContaining("lists 28.5, 26.1;"),
			}),
		);
	},
);

test("the repository's own list can be read", async () => {
	expect(pickEngine(await readEngines(ROOT)).default).toBe(true);
});

test("the schema that editors hold the list against is the one that reads it", async () => {
	const schema = z.toJSONSchema(enginesSchema, { io: "input" });
	// `npx vitest run --update tests/versions` writes it anew.
	await expect(`${JSON.stringify(schema, undefined, "\t")}\n`).toMatchFileSnapshot(
		join(ROOT, "snippets/engines.schema.json"),
	);
});

test("a folder without a list is refused with what one looks like", async () => {
	await expect(readEngines("/nonexistent")).rejects.toMatchObject({
		kind: "bad-engines",
		hint: expect.stringContaining('"official"'),
	});
});

test.each([
	[
		"none is the default",
		[{ ...engines[0], default: false }],
		"exactly one engine must be the default",
	],
	[
		"two are",
		engines.map((one) => ({ ...one, default: true })),
		"exactly one engine must be the default",
	],
	["one is listed twice", [...engines, engines[1]], "a version is listed twice"],
	["one is no version", [{ ...engines[0], version: "latest" }], "at engines[0].version"],
	["one has a field that nobody knows", [{ ...engines[0], color: "red" }], '"color"'],
])("a list is refused where %s", async (_, list, problem) => {
	await using folder = await temporaryFolder();
	await folder.write({ "snippets/engines.json": JSON.stringify({ engines: list }) });
	await expect(readEngines(folder.path)).rejects.toMatchObject({
		kind: "bad-engines",
		message: expect.stringContaining(problem),
	});
});
