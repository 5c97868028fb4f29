import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { NO_DOCKER } from "../support/checkout.ts";
import { commandLines } from "./command-lines.ts";
import { type Fork, makeFork, PAGES } from "./fork.ts";
import { PAGES_ARTIFACT } from "./play-action.ts";
import { readWorkflow } from "./read-workflow.ts";
import { runJob } from "./run-job.ts";
import { shortenCourse } from "./shorten-course.ts";

// Real engines, on a machine that has other work to do.
vi.setConfig({ testTimeout: 300_000 });

const RECORDINGS = "src/content/recordings";
let fork: Fork;

beforeAll(async () => {
	fork = await makeFork();
	await fork.repository.commit(shortenCourse);
});
afterAll(() => fork?.[Symbol.asyncDispose]());

test("publish records the course and builds it under the address that Pages has", async () => {
	const machine = await fork.machine();
	const { failure, summary, output } = await runJob(machine, "publish.yml", "build", PAGES);
	expect(failure).toBeUndefined();
	expect(summary).toMatch(/\n\| exercice-1 \(Docker [\d.]+\) \|/);
	expect(output).toMatch(/^2 pages run, /m);

	const site = join(fork.artifacts, PAGES_ARTIFACT);
	const pages = (await readdir(site, { recursive: true })).filter((name) => name.endsWith(".html"));
	expect(pages).toEqual(expect.arrayContaining(["index.html", "exercice-1/index.html"]));
	for (const page of pages) {
		const html = await readFile(join(site, page), "utf8");
		const links = [...html.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]);
		expect(links.filter((link) => !link?.startsWith("/docker-lab/"))).toEqual([]);
		if (page !== "404.html") expect(html).toContain('href="https://someone.example/docker-lab/');
	}
	expect((await runJob(machine, "publish.yml", "deploy")).failure).toBeUndefined();
});

test("publish leaves out what stand-ins made, and builds nothing without official recordings", async () => {
	const [install, leaveOut, record, build, ...others] = commandLines(
		await readWorkflow("publish.yml"),
	);
	if (!install || !leaveOut || !record || !build) throw new Error("publish.yml has fewer steps.");
	expect(install.run).toBe("npm ci");
	expect(others).toEqual([]);
	// Nothing here may reach an engine.
	const { runner, workspace } = await fork.machine({ env: NO_DOCKER });
	const had = await standIns(workspace);
	for (const name of had) {
		const picture = name.replace(/json$/, "docs.0123456789abcdef.png");
		await writeFile(join(workspace, RECORDINGS, picture), "");
	}

	expect(await runner.run(leaveOut)).toMatchObject({ code: 0 });
	expect(await standIns(workspace)).toEqual([]);
	expect(await strayPictures(workspace)).toEqual([]);
	// Again: there is nothing left to leave out.
	expect(await runner.run(leaveOut)).toMatchObject({ code: 0 });

	expect(await runner.run(record)).toMatchObject({ code: 3 });
	if (had.length > 0) expect(await runner.run(build, PAGES)).toMatchObject({ code: 1 });
});

/** Pictures without a recording, which Astro would emit all the same. */
async function strayPictures(workspace: string): Promise<string[]> {
	const names = await readdir(join(workspace, RECORDINGS), { recursive: true });
	return names.filter(
		(name) =>
			name.endsWith(".png") && !names.includes(name.replace(/\.(?:[^./]+\.)+png$/, ".json")),
	);
}

/** Recordings that name a stand-in. */
async function standIns(workspace: string): Promise<string[]> {
	const folder = join(workspace, RECORDINGS);
	const names = await readdir(folder, { recursive: true });
	const files = names.filter((name) => name.endsWith(".json"));
	const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
	return files.filter((_, index) => texts[index]?.includes('"kind": "stand-in"'));
}
