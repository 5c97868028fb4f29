import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { hubAnswers } from "../../scripts/versions/hub-answers.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { type Checkout, checkout, NO_DOCKER } from "../support/checkout.ts";
import { LISTED, otherEngine, UNLISTED, USUAL } from "../support/listed-engines.ts";
import { ROOT } from "../support/repository-root.ts";

// Real engines, on a machine that has other work to do.
vi.setConfig({ testTimeout: 180_000 });

const LIST = "snippets/engines.json";
const { version, suite, official } = otherEngine();
const isHubThere = await hubAnswers();
let copy: Checkout;

beforeEach(async () => {
	copy = await checkout({ a: "```sh run\ndocker --version\n```\n" });
});
afterEach(() => copy?.[Symbol.asyncDispose]());

async function newEngine(argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
	const { exitCode, all } = await execa(process.execPath, ["scripts/new-engine.ts", ...argv], {
		cwd: copy.path,
		reject: false,
		all: true,
		env: { NO_COLOR: "1", ...env },
	});
	return { code: exitCode, output: all };
}

/** Takes the other version off the copy's list; returns the text of the list. */
async function unlist(): Promise<string> {
	const text = formatEngines(LISTED.filter((engine) => engine.version !== version));
	await copy.write({ [LIST]: text });
	return text;
}

describe("the list", () => {
	test("is written as it is read: a version taken off and added again changes nothing", async () => {
		expect(formatEngines(LISTED)).toBe(await readFile(join(ROOT, LIST), "utf8"));
	});

	test("gets a line for a new version, stays sorted, and keeps its default", async () => {
		await unlist();
		const asked = `${version},${USUAL.version}`;
		const { code, output } = await newEngine([asked, "--no-record"], NO_DOCKER);
		expect(output.trimEnd()).toMatch(/Added Docker \S+ to snippets\/engines\.json\.$/);
		expect(output).toContain(`Added Docker ${version} to`);
		expect(code).toBe(0);
		// Its line is the former one without the suite, which was not given.
		expect(await readEngines(copy.path)).toEqual(
			LISTED.map((engine) =>
				engine.version === version ? { version, default: false, official } : engine,
			),
		);
	});

	test("stays as it is where all versions are there", async () => {
		const before = await copy.read(LIST);
		expect((await newEngine([`${USUAL.version},${version}`, "--no-record"], NO_DOCKER)).code).toBe(
			0,
		);
		expect((await newEngine(["all", "--no-record"], NO_DOCKER)).code).toBe(0);
		expect(await copy.read(LIST)).toBe(before);
	});

	test("stays as it is where nothing can be run, which ends as the recorder ends", async () => {
		const before = await unlist();
		const { code, output } = await newEngine([version, "--suite", suite], NO_DOCKER);
		expect(output).toContain("No Docker engine answers");
		expect(output).toContain("snippets/engines.json is as it was.");
		expect(code).toBe(3);
		expect(await copy.read(LIST)).toBe(before);
	});
});

test("a version stays listed where something was recorded with it before the machine failed", async () => {
	await unlist();
	await copy.write({ [`src/content/recordings/${version}/a.json`]: "{}" });
	const { code, output } = await newEngine([version, "--suite", suite], NO_DOCKER);
	expect(output).toContain("No Docker engine answers");
	expect(output).not.toContain("is as it was");
	expect(code).toBe(3);
	expect((await readEngines(copy.path)).map((engine) => engine.version)).toContain(version);
});

test("two versions that are listed at once are both listed", async () => {
	const add = (version: string) => newEngine([version, "--no-record"], NO_DOCKER);
	const added = ["18.1", "18.2", "18.3"];
	const runs = await Promise.all(added.map(add));
	expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
	const versions = (await readEngines(copy.path)).map(({ version }) => version);
	expect(versions).toEqual(expect.arrayContaining(added));
	expect(versions).toHaveLength(LISTED.length + added.length);
});

test("a new version is listed, recorded and compared, and what to commit is told", async () => {
	expect((await copy.record([])).code).toBe(0);
	await unlist();
	const { code, output } = await newEngine([version, "--suite", suite]);
	expect(output).toContain(`Added Docker ${version} to snippets/engines.json.`);
	expect(output).toContain("1 page run, 1 new.");
	expect(output).toContain(`\n  - Docker version ${USUAL.version}.`);
	expect(output).toContain(`\n  + Docker version ${version}.`);
	expect(output).toContain(
		`From Docker ${USUAL.version} to Docker ${version}, 1 terminal on 1 of 1 page differs.`,
	);
	expect(output).toContain(`git add snippets/engines.json src/content/recordings/${version}\n`);
	expect(code).toBe(0);
	// It is listed as one that is maintained.
	const again = LISTED.map(({ ended, ...engine }) =>
		engine.version === version || ended === undefined ? engine : { ...engine, ended },
	);
	expect(await copy.read(LIST)).toBe(formatEngines(again));
	expect(await copy.recordings()).toEqual(["a.json", "a.json"]);
});

test("a page that breaks on the new version is told, and what to do then", async () => {
	await copy.write({ "src/content/docs/a.mdx": "```sh run\ndocker --bad\n```\n" });
	await unlist();
	const { code, output } = await newEngine([version, "--suite", suite]);
	expect(output).toContain("src/content/docs/a.mdx:2:1 The command ended with status ");
	expect(output).toContain(
		`Mend what is told above, then run \`npm run new-engine -- ${version}\` again.`,
	);
	expect(code).toBe(1);
	expect((await readEngines(copy.path)).map(({ version }) => version)).toContain(version);
});

test.skipIf(isHubThere)("without Docker Hub, a version needs a suite to be recorded", async () => {
	const before = await unlist();
	const { code, output } = await newEngine([version]);
	expect(output).toContain(`does not list Docker ${version}, and Docker Hub does not say`);
	expect(output).toContain(`whether it has ${official}: `);
	expect(output).toContain(`\`npm run new-engine -- ${version} --suite SUITE\` lists a version`);
	expect(code).toBe(3);
	expect(await copy.read(LIST)).toBe(before);
});

test.runIf(isHubThere)("a version that Docker Hub lacks is not listed", async () => {
	const { code, output } = await newEngine([UNLISTED, "--no-record"]);
	expect(output).toContain(`Docker Hub has no image docker:${UNLISTED}-dind.`);
	expect(code).toBe(3);
});

test.each([
	[[], "Name a Docker version"],
	[[USUAL.version, version], "with commas between"],
	[["latest"], "`latest` is no Docker version"],
	[["29.x"], "`29.x` is no Docker version"],
	[[UNLISTED, "--what"], "--what"],
	[
		[UNLISTED, "--suite", "Trixie"],
		"--suite takes a suite of Debian such as trixie, not `Trixie`.",
	],
	[
		[version, "--suite", suite],
		"--suite goes with one version, which snippets/engines.json lacks.",
	],
])("refuses %j with exit code 2", async (argv, message) => {
	const { code, output } = await newEngine(argv, NO_DOCKER);
	expect(output).toContain(message);
	expect(code).toBe(2);
});
