import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { formatEngines } from "../../scripts/engine/format-engines.ts";
import { hubAnswers } from "../../scripts/engine/hub-answers.ts";
import { readEngines } from "../../scripts/engine/read-engines.ts";
import { type Checkout, checkout, NO_DOCKER } from "../support/checkout.ts";
import { ROOT } from "../support/repository-root.ts";

// Real engines, on a machine that has other work to do.
vi.setConfig({ testTimeout: 180_000 });

const LIST = "snippets/engines.json";
const listed = await readEngines(ROOT);
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

/** Takes a version off the copy's list; returns the text of the list. */
async function unlist(version: string): Promise<string> {
	const text = formatEngines(listed.filter((engine) => engine.version !== version));
	await copy.write({ [LIST]: text });
	return text;
}

describe("the list", () => {
	test("is written as it is read: a version taken off and added again changes nothing", async () => {
		expect(formatEngines(listed)).toBe(await readFile(join(ROOT, LIST), "utf8"));
	});

	test("gets a line for a new version, stays sorted, and keeps its default", async () => {
		const { code, output } = await newEngine(["28.1,28.5", "--no-record"], NO_DOCKER);
		expect(output).toMatch(/Added Docker 28\.1 to snippets\/engines\.json\.$/);
		expect(code).toBe(0);
		const [first, second, ...others] = await readEngines(copy.path);
		expect(second).toEqual({ version: "28.1", default: false, official: "docker:28.1-dind" });
		expect([first, ...others]).toEqual(listed);
	});

	test("stays as it is where all versions are there", async () => {
		const before = await copy.read(LIST);
		expect((await newEngine(["28.5,26.1", "--no-record"], NO_DOCKER)).code).toBe(0);
		expect((await newEngine(["all", "--no-record"], NO_DOCKER)).code).toBe(0);
		expect(await copy.read(LIST)).toBe(before);
	});

	test("stays as it is where nothing can be run, which ends as the recorder ends", async () => {
		const before = await unlist("26.1");
		const { code, output } = await newEngine(["26.1", "--suite", "trixie"], NO_DOCKER);
		expect(output).toContain("No Docker engine answers");
		expect(output).toContain("snippets/engines.json is as it was.");
		expect(code).toBe(3);
		expect(await copy.read(LIST)).toBe(before);
	});
});

test("a version stays listed where something was recorded with it before the machine failed", async () => {
	await unlist("26.1");
	await copy.write({ "src/content/recordings/26.1/a.json": "{}" });
	const { code, output } = await newEngine(["26.1", "--suite", "trixie"], NO_DOCKER);
	expect(output).toContain("No Docker engine answers");
	expect(output).not.toContain("is as it was");
	expect(code).toBe(3);
	expect((await readEngines(copy.path)).map(({ version }) => version)).toContain("26.1");
});

test("two versions that are listed at once are both listed", async () => {
	const add = (version: string) => newEngine([version, "--no-record"], NO_DOCKER);
	const added = ["28.1", "27.1", "25.1"];
	const runs = await Promise.all(added.map(add));
	expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
	const versions = (await readEngines(copy.path)).map(({ version }) => version);
	expect(versions).toEqual(expect.arrayContaining(added));
	expect(versions).toHaveLength(listed.length + added.length);
});

test("a new version is listed, recorded and compared, and what to commit is told", async () => {
	expect((await copy.record([])).code).toBe(0);
	await unlist("26.1");
	const { code, output } = await newEngine(["26.1", "--suite", "trixie"]);
	expect(output).toContain("Added Docker 26.1 to snippets/engines.json.");
	expect(output).toContain("1 page run, 1 new.");
	expect(output).toMatch(/^ {2}- Docker version 28\.5\./m);
	expect(output).toMatch(/^ {2}\+ Docker version 26\.1\./m);
	expect(output).toContain("From Docker 28.5 to Docker 26.1, 1 terminal on 1 of 1 page differs.");
	expect(output).toContain("git add snippets/engines.json src/content/recordings/26.1\n");
	expect(code).toBe(0);
	expect(await copy.read(LIST)).toBe(await readFile(join(ROOT, LIST), "utf8"));
	expect(await copy.recordings()).toEqual(["a.json", "a.json"]);
});

test("a page that breaks on the new version is told, and what to do then", async () => {
	await copy.write({ "src/content/docs/a.mdx": "```sh run\ndocker --bad\n```\n" });
	await unlist("26.1");
	const { code, output } = await newEngine(["26.1", "--suite", "trixie"]);
	expect(output).toContain("src/content/docs/a.mdx:2:1 The command ended with status ");
	expect(output).toContain("Mend what is told above, then run `npm run new-engine -- 26.1` again.");
	expect(code).toBe(1);
	expect((await readEngines(copy.path)).map(({ version }) => version)).toContain("26.1");
});

test.skipIf(isHubThere)("without Docker Hub, a version needs a suite to be recorded", async () => {
	const before = await unlist("26.1");
	const { code, output } = await newEngine(["26.1"]);
	expect(output).toMatch(/does not list Docker 26\.1, and Docker Hub .* docker:26\.1-dind: /);
	expect(output).toContain("`npm run new-engine -- 26.1 --suite SUITE` lists a version whose");
	expect(code).toBe(3);
	expect(await copy.read(LIST)).toBe(before);
});

test.runIf(isHubThere)("a version that Docker Hub lacks is not listed", async () => {
	const { code, output } = await newEngine(["99.9", "--no-record"]);
	expect(output).toContain("Docker Hub has no image docker:99.9-dind.");
	expect(code).toBe(3);
});

test.each([
	[[], "Name a Docker version"],
	[["28.5", "26.1"], "with commas between"],
	[["latest"], "`latest` is no Docker version"],
	[["29.x"], "`29.x` is no Docker version"],
	[["29.0", "--what"], "--what"],
	[["29.0", "--suite", "Trixie"], "--suite takes a suite of Debian such as trixie, not `Trixie`."],
	[["28.5", "--suite", "sid"], "--suite goes with one version, which snippets/engines.json lacks."],
])("refuses %j with exit code 2", async (argv, message) => {
	const { code, output } = await newEngine(argv, NO_DOCKER);
	expect(output).toContain(message);
	expect(code).toBe(2);
});
