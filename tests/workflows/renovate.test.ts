import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { unlistedEngine } from "../../scripts/versions/read-engines.ts";
import { LISTED, UNLISTED } from "../support/listed-engines.ts";
import { ROOT } from "../support/repository-root.ts";

const manager = z.object({
	managerFilePatterns: z.tuple([z.string()]),
	matchStrings: z.tuple([z.string()]),
	extractVersionTemplate: z.string(),
	autoReplaceStringTemplate: z.string(),
});
const read = async (file: string) => await readFile(join(ROOT, file), "utf8");
const { customManagers } = z
	.object({ customManagers: z.tuple([manager]) })
	.parse(JSON.parse(await read(".github/renovate.json")));
const [docker] = customManagers;

test("Renovate lists a new Docker version as npm run new-engine does, once", async () => {
	const list = await read(docker.managerFilePatterns[0]);
	// Called as Renovate does: every match of the whole file is a version to move.
	const [newest, ...others] = list.matchAll(new RegExp(docker.matchStrings[0], "g"));
	expect(others).toEqual([]);
	const [replaced = "", groups] = [newest?.[0], newest?.groups];

	const values: Record<string, string> = { ...groups, newValue: UNLISTED };
	const line = docker.autoReplaceStringTemplate.replace(
		/\{\{\{(\w+)\}\}\}/g,
		(_, name: string) => values[name] ?? "",
	);
	expect(list.replace(replaced, () => line)).toBe(
		formatEngines([...LISTED, unlistedEngine(LISTED, UNLISTED)]),
	);
});

test("Renovate knows a Docker version by the tag of its image, and no other tag", () => {
	const versionOf = (tag: string) =>
		new RegExp(docker.extractVersionTemplate).exec(tag)?.groups?.["version"];
	for (const { version, official } of LISTED) {
		expect(versionOf(official.replace("docker:", ""))).toBe(version);
	}
	expect(["28.5-cli", "28.5-dind-rootless", "rc-dind", "29.0.0-rc.1-dind"].map(versionOf)).toEqual(
		Array(4).fill(undefined),
	);
});
