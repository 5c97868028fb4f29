import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { pickEngine, readEngines } from "../../scripts/engine/read-engines.ts";
import { NO_DOCKER } from "../support/checkout.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { type ActionsRunner, actionsRunner } from "./actions-runner.ts";
import { cloneRepository, commitAll, git } from "./clone-repository.ts";
import { type CommandLine, commandLines } from "./command-lines.ts";
import { readWorkflow } from "./read-workflow.ts";

vi.setConfig({ testTimeout: 180_000 });

const RECORDINGS = "src/content/recordings";
const engines = await readEngines(ROOT);
const BEFORE = pickEngine(engines).version;
const [OTHER = "", ...REST] = engines
	.map(({ version }) => version)
	.filter((version) => version !== BEFORE);
const MISSING = `${RECORDINGS}/${OTHER}/exercice-1.json`;
const RUN = {
	"github.server_url": "https://github.example",
	"github.repository": "someone/docker-lab",
	"github.run_id": "42",
	"github.token": "secret",
	"inputs.version || 'all'": "all",
};
const PAGES = {
	"steps.pages.outputs.origin": "https://someone.example",
	"steps.pages.outputs.base_path": "/docker-lab",
};

let folder: TemporaryFolder;
let checkout: string;
let runner: ActionsRunner;

beforeAll(async () => {
	folder = await temporaryFolder();
	checkout = await cloneRepository(folder.path);
	const bin = join(folder.path, "bin");
	await folder.write({
		// Tells how it was called; fails where a pull request is open.
		"bin/gh": `#!/bin/sh\nprintf '%s\\n' "$*" >> "${folder.path}/gh.log"\n[ "$2" != create ] || [ ! -e "${folder.path}/open" ]\n`,
	});
	await chmod(join(bin, "gh"), 0o755);
	// Nothing here may reach an engine.
	const path = [bin, process.env["PATH"]].join(delimiter);
	runner = await actionsRunner(checkout, { ...NO_DOCKER, PATH: path });
});
afterAll(async () => {
	await runner?.[Symbol.asyncDispose]();
	await folder?.[Symbol.asyncDispose]();
});

async function steps(file: string, job: string): Promise<CommandLine[]> {
	const lines = commandLines(await readWorkflow(file));
	return lines.filter((line) => line.job === job && line.run !== "npm ci");
}

async function standIns(): Promise<string[]> {
	const names = await readdir(join(checkout, RECORDINGS), { recursive: true });
	const files = names.filter((name) => name.endsWith(".json"));
	const texts = await Promise.all(
		files.map((name) => readFile(join(checkout, RECORDINGS, name), "utf8")),
	);
	return files.filter((_, index) => texts[index]?.includes('"kind": "stand-in"'));
}

test("engines joins the parts, tells what changed and pushes it for a pull request", async () => {
	await rm(join(checkout, MISSING));
	await commitAll(checkout);
	for (const shard of ["recordings-1", "recordings-2"]) {
		const part = join(runner.temp, "recordings", shard);
		await mkdir(part, { recursive: true });
		await cp(join(ROOT, RECORDINGS), part, { recursive: true });
	}

	const outputs: Record<string, string> = {};
	for (const step of await steps("engines.yml", "merge")) {
		const result = await runner.run(step, RUN);
		expect(result, `${step.name}: ${result.output}`).toMatchObject({ code: 0 });
		Object.assign(outputs, result.outputs);
	}
	expect(outputs).toEqual({
		changed: "true",
		version: BEFORE,
		versions: [OTHER, ...REST].join(" "),
	});
	expect(await git(checkout, ["status", "--porcelain"])).toBe(`?? ${MISSING}`);
	const summary = runner.summary();
	expect(summary).toMatch(/^Recorded .* https:\/\/github\.example\/someone\/docker-lab\/actions\//);
	for (const version of [OTHER, ...REST]) {
		expect(summary).toMatch(new RegExp(`\\n\\n.*Docker ${BEFORE} (?:to|and) ${version}\\b`));
	}
	// npm says what it runs, unless it is told not to.
	expect(summary).not.toMatch(/^> /m);

	for (const step of await steps("engines.yml", "propose")) {
		const result = await runner.run(step, RUN);
		expect(result, `${step.name}: ${result.output}`).toMatchObject({ code: 0 });
	}
	const pushed = ["show", "--name-only", "--format=%s", "origin/recordings/all"];
	expect(await git(checkout, pushed)).toBe(`Record on Docker all (official images)\n\n${MISSING}`);
	const text = join(runner.temp, "text.md");
	expect(await readFile(join(folder.path, "gh.log"), "utf8")).toBe(
		`pr create --base main --head recordings/all --title Recordings on Docker all --body-file ${text}\n`,
	);
	expect(await readFile(text, "utf8")).toBe(summary);
});

test("engines brings the text of a pull request that is still open up to date", async () => {
	await writeFile(join(folder.path, "open"), "");
	const last = (await steps("engines.yml", "propose")).at(-1);
	if (last === undefined) throw new Error("engines.yml opens no pull request.");

	expect(await runner.run(last, RUN)).toMatchObject({ code: 0 });
	expect(await readFile(join(folder.path, "gh.log"), "utf8")).toMatch(
		/^pr edit recordings\/all --title .* --body-file .*text\.md$/m,
	);
});

test("engines proposes nothing where nothing changed, and compares one version where one is asked", async () => {
	const [, , changes, byDefault, others] = await steps("engines.yml", "merge");
	const one = { ...RUN, "inputs.version || 'all'": OTHER };
	const run = async (step: CommandLine | undefined) => {
		if (step === undefined) throw new Error("engines.yml has fewer steps.");
		const { code, outputs } = await runner.run(step, one);
		expect(code).toBe(0);
		return outputs;
	};

	expect(await run(changes)).toEqual({});
	expect(await run(byDefault)).toEqual({ version: BEFORE });
	expect(await run(others)).toEqual({ versions: OTHER });
});

test("publish builds under the address that Pages has", async () => {
	const build = (await steps("publish.yml", "build")).at(-1);
	if (build === undefined) throw new Error("publish.yml builds nothing.");

	const result = await runner.run(build, PAGES);
	expect(result, result.output).toMatchObject({ code: 0 });
	const names = await readdir(join(checkout, "dist"), { recursive: true });
	const pages = names.filter((name) => name.endsWith(".html"));
	expect(pages).toContain("index.html");
	for (const page of pages) {
		const html = await readFile(join(checkout, "dist", page), "utf8");
		const links = [...html.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]);
		expect(links.filter((link) => !link?.startsWith("/docker-lab/"))).toEqual([]);
		if (page !== "404.html") expect(html).toContain('href="https://someone.example/docker-lab/');
	}
});

test("publish leaves out what stand-ins made, and builds nothing without official recordings", async () => {
	const [leaveOut, record, build] = await steps("publish.yml", "build");
	if (!leaveOut || !record || !build) throw new Error("publish.yml has fewer steps.");
	const had = await standIns();

	expect(await runner.run(leaveOut)).toMatchObject({ code: 0 });
	expect(await standIns()).toEqual([]);
	// Again: there is nothing left to leave out.
	expect(await runner.run(leaveOut)).toMatchObject({ code: 0 });

	expect(await runner.run(record)).toMatchObject({ code: 3 });
	if (had.length > 0) expect(await runner.run(build, PAGES)).toMatchObject({ code: 1 });
});
