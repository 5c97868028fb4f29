import { appendFile, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { offeredVersions } from "../../src/offered-versions.ts";
import { inTurns } from "../breakages/in-turns.ts";
import { launchBrowser } from "../site/browser.ts";
import { PATHS } from "../site/course.ts";
import { brokenLinks } from "../site/links.ts";
import { serveSite } from "../site/serve-site.ts";
import { NO_DOCKER } from "../support/checkout.ts";
import { LISTED, otherEngine } from "../support/listed-engines.ts";
import { ROOT } from "../support/repository-root.ts";
import { commandLines } from "./command-lines.ts";
import { type Fork, makeFork, PAGES, runOf } from "./fork.ts";
import { readWorkflow } from "./read-workflow.ts";
import { git } from "./repository.ts";
import { type JobResult, runJob } from "./run-job.ts";
import { shortenCourse } from "./shorten-course.ts";

// The whole course, on a machine that has other work to do.
vi.setConfig({ testTimeout: 300_000 });

/** Of what is proposed. */
const STATUS = ["status", "--porcelain", "--", "snippets", "src"];
/** What its job puts out where a merge changed something. */
const CHANGED = { "needs.merge.outputs.changed": "true" };
const RECORDINGS = "src/content/recordings";
const LIST = "snippets/engines.json";
const { usual: BEFORE, versions } = await offeredVersions(ROOT);
const OTHERS = versions.filter((version) => version !== BEFORE);

/** Shortens the list of a checkout to some of its engines. */
async function list(checkout: string, isKept: (engine: EngineSpec) => boolean): Promise<void> {
	await writeFile(join(checkout, LIST), formatEngines(LISTED.filter(isKept)));
}

describe("a run for one version", () => {
	const run = runOf(BEFORE);
	const branch = `recordings/${BEFORE}`;
	/** As if the course had just got this page. */
	const missing = recordingFile(BEFORE, "exercice-2");
	let fork: Fork;
	let parts: JobResult[];
	let merged: JobResult;

	beforeAll(async () => {
		fork = await makeFork();
		await fork.repository.commit((checkout) => rm(join(checkout, missing)));
	});
	afterAll(() => fork?.[Symbol.asyncDispose]());

	test("records the pages in parts, each on a machine of its own", async () => {
		const shards = (await readWorkflow("engines.yml")).jobs["record"]?.strategy?.matrix["shard"];
		if (shards === undefined) throw new Error("engines.yml has no shards.");
		const total = String(shards.length);
		parts = await inTurns(2, shards, async (shard) => {
			const values = { ...run, "matrix.shard": shard, "strategy.job-total": total };
			return await runJob(await fork.machine(), "engines.yml", "record", values);
		});

		expect(parts.map(({ failure }) => failure)).toEqual(shards.map(() => undefined));
		expect((await readdir(fork.artifacts)).sort()).toEqual(
			["recordings", "report"].flatMap((name) => shards.map((one) => `${name}-${one}`)),
		);
		// Every page is in the summary of one part.
		const { pages } = await planPages(ROOT);
		const rows = parts.flatMap(({ summary }) => [...summary.matchAll(/^\| (\S+) \(Docker /gm)]);
		expect(rows.map((match) => match[1]).sort()).toEqual(pages.map(({ name }) => name));
		expect(parts.every(({ summary }) => summary.includes("\n| exercice-"))).toBe(true);
	});

	test("joins the parts", async () => {
		const machine = await fork.machine();
		merged = await runJob(machine, "engines.yml", "merge", run);

		expect(merged.failure).toBeUndefined();
		expect(merged.outputs).toEqual({ changed: "true", version: BEFORE, versions: BEFORE });
		expect(await git(machine.workspace, STATUS)).toContain(`?? ${missing}`);
	});

	test("pushes what changed for a pull request", async () => {
		const machine = await fork.machine();
		expect(
			(await runJob(machine, "engines.yml", "propose", { ...run, ...CHANGED })).failure,
		).toBeUndefined();

		const pushed = ["show", "--name-only", "--format=%s", `origin/${branch}`];
		const [subject, ...files] = (await git(machine.workspace, pushed)).split("\n");
		expect(subject).toBe(`Record on Docker ${BEFORE} (official images)`);
		expect(files).toContain(missing);
		expect(await fork.calls()).toContain(`pr create --base main --head ${branch} `);
	});

	test("leaves what publish builds under the address of the site, where all links lead somewhere", async () => {
		const machine = await fork.machine();
		await git(machine.workspace, ["merge", "--quiet", `origin/${branch}`]);
		const build = commandLines(await readWorkflow("publish.yml")).at(-1);
		if (build === undefined) throw new Error("publish.yml builds nothing.");
		expect(await machine.runner.run(build, PAGES)).toMatchObject({ code: 0 });

		await using site = await serveSite(join(machine.workspace, "dist"), "/docker-lab");
		await using browser = await launchBrowser();
		expect(await brokenLinks(await browser.newPage(), site.url, PATHS)).toEqual([]);
	});
});

describe("a run for all versions", () => {
	const [other = ""] = OTHERS;
	const missing = recordingFile(other, "exercice-1");
	const run = runOf("all");
	let fork: Fork;

	beforeAll(async () => {
		fork = await makeFork();
		await fork.repository.commit(async (checkout) => {
			await rm(join(checkout, missing));
			await list(checkout, ({ version }) => versions.includes(version));
		});
		// Parts as machines leave them, of what is recorded here.
		for (const part of ["recordings-1", "recordings-2"]) {
			await cp(join(ROOT, RECORDINGS), join(fork.artifacts, part), { recursive: true });
		}
	});
	afterAll(() => fork?.[Symbol.asyncDispose]());

	test("tells what changed, in the summary and in the pull request", async () => {
		const merging = await fork.machine({ env: NO_DOCKER });
		const { failure, outputs, summary } = await runJob(merging, "engines.yml", "merge", run);
		expect(failure).toBeUndefined();
		expect(outputs).toEqual({
			changed: "true",
			version: BEFORE,
			versions: LISTED.flatMap(({ version }) => (versions.includes(version) ? version : [])).join(
				" ",
			),
		});
		expect(await git(merging.workspace, STATUS)).toBe(`?? ${missing}`);
		expect(summary).toMatch(
			/^Recorded .* https:\/\/github\.example\/someone\/docker-lab\/actions\//,
		);
		// First what is new against what is committed.
		const starts = [BEFORE, ...OTHERS].map((version) => summary.indexOf(`committed/${version} `));
		expect(starts.every((start) => start > 0)).toBe(true);
		const against = summary.search(new RegExp(`Docker ${BEFORE} (?:to|and) Docker`));
		expect(Math.max(...starts)).toBeLessThan(against);
		for (const version of OTHERS) {
			expect(summary).toMatch(
				new RegExp(`\\n\\n.*Docker ${BEFORE} (?:to|and) Docker ${version}\\b`),
			);
		}
		// npm says what it runs, unless it is told not to.
		expect(summary).not.toMatch(/^> /m);

		const proposing = await fork.machine({ env: NO_DOCKER });
		expect(
			(await runJob(proposing, "engines.yml", "propose", { ...run, ...CHANGED })).failure,
		).toBeUndefined();
		const pushed = ["show", "--name-only", "--format=%s", "origin/recordings/all"];
		expect(await git(proposing.workspace, pushed)).toBe(
			`Record on Docker all (official images)\n\n${missing}`,
		);
		const text = join(proposing.runner.temp, "comparison/text.md");
		expect(await fork.calls()).toBe(
			`pr create --base main --head recordings/all --title Recordings on Docker all --body-file ${text}\n`,
		);
		expect(summary).toContain(await readFile(text, "utf8"));
	});

	test("brings the text of a pull request that is still open up to date", async () => {
		await fork.openPullRequest();
		const machine = await fork.machine({ env: NO_DOCKER });
		expect(
			(await runJob(machine, "engines.yml", "propose", { ...run, ...CHANGED })).failure,
		).toBeUndefined();
		expect(await fork.calls()).toMatch(
			/^pr edit recordings\/all --title .* --body-file .*text\.md$/m,
		);
	});

	test("discards no commit that somebody added to the pull request, and says whose it is", async () => {
		const workspace = await fork.repository.clone();
		await git(workspace, ["switch", "--quiet", "recordings/all"]);
		const author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.invalid"];
		await git(workspace, [...author, "commit", "--quiet", "--allow-empty", "--message", "Mine"]);
		await git(workspace, ["push", "--quiet", "origin", "recordings/all"]);
		const machine = await fork.machine({ env: NO_DOCKER });
		const { failure } = await runJob(machine, "engines.yml", "propose", { ...run, ...CHANGED });
		expect(failure?.step).toBe("See that nobody added commits to the branch");
		expect(failure?.output).toMatch(/^::error::recordings\/all has commits .* by Ada <ada@/);
		const [last] = (await git(machine.workspace, ["ls-remote", "origin", "recordings/all"])).split(
			"\t",
		);
		expect(last).toBe(await git(workspace, ["rev-parse", "HEAD"]));
	});

	test("proposes nothing where nothing changed, and compares one version where one is asked", async () => {
		await fork.repository.commit((checkout) => cp(join(ROOT, missing), join(checkout, missing)));
		const machine = await fork.machine({ env: NO_DOCKER });
		const result = await runJob(machine, "engines.yml", "merge", runOf(other));
		expect(result.failure).toBeUndefined();
		expect(result.outputs).toEqual({ version: BEFORE, versions: other });
		const proposal = await runJob(machine, "engines.yml", "propose", runOf(other));
		expect(proposal).toMatchObject({ skipped: true });
	});
});

describe("a run in which a page breaks", () => {
	const run = runOf(BEFORE);
	const [whole, broken] = ["exercice-1", "exercice-2"] as const;
	let fork: Fork;

	beforeAll(async () => {
		fork = await makeFork();
		await fork.repository.commit(async (checkout) => {
			await shortenCourse(checkout);
			const page = join(checkout, `src/content/docs/${broken}.mdx`);
			await appendFile(page, '\n```sh run id="breaks"\nsh -c "exit 9"\n```\n');
			const old = (await readdir(join(checkout, RECORDINGS), { recursive: true })).filter(
				(name) => /\.(?:json|png)$/.test(name) && !name.startsWith(`${BEFORE}/${broken}.`),
			);
			await Promise.all(old.map((name) => rm(join(checkout, RECORDINGS, name))));
		});
	});
	afterAll(() => fork?.[Symbol.asyncDispose]());

	test("ends red, proposes what was recorded, and tells what broke", async () => {
		const parts = await inTurns(2, ["1", "2"], async (shard) => {
			const values = { ...run, "matrix.shard": shard, "strategy.job-total": "2" };
			return await runJob(await fork.machine(), "engines.yml", "record", values);
		});
		const failed = parts.filter(({ failure }) => failure !== undefined);
		expect(failed.map(({ failure }) => failure?.step)).toEqual([
			"Record this part with official images",
		]);

		const values = { ...run, "needs.record.result": "failure" };
		const merged = await runJob(await fork.machine(), "engines.yml", "merge", values);
		expect(merged).toMatchObject({ failure: undefined, skipped: false });
		expect(merged.outputs).toMatchObject({ changed: "true" });

		const machine = await fork.machine();
		const proposal = await runJob(machine, "engines.yml", "propose", { ...values, ...CHANGED });
		expect(proposal).toMatchObject({ failure: undefined, skipped: false });
		const pushed = ["show", "--name-only", "--format=", `origin/recordings/${BEFORE}`];
		expect(await git(machine.workspace, pushed)).toBe(recordingFile(BEFORE, whole));
		const text = await readFile(join(machine.runner.temp, "comparison/text.md"), "utf8");
		expect(text).toContain("**Not all was recorded**");
		expect(text).toMatch(new RegExp(`${broken}\\.mdx:\\d+.*status 9`));
	});
});

test("a version that is new is listed before it is recorded, and before its parts are joined", async () => {
	await using fork = await makeFork();
	const { version, official } = otherEngine();
	await fork.repository.commit((checkout) => list(checkout, (one) => one.version !== version));
	const lines = commandLines(await readWorkflow("engines.yml"));
	const listing = lines.filter(({ run }) => run.startsWith("npm run new-engine"));
	expect(listing.map(({ job }) => job)).toEqual(["record", "merge"]);
	const [first, second] = listing;
	if (first === undefined) throw new Error("engines.yml lists no version.");
	expect(second).toEqual({ ...first, job: "merge" });

	const { runner, workspace } = await fork.machine({ env: NO_DOCKER });
	expect(await runner.run(first, runOf(version))).toMatchObject({ code: 0 });
	expect(await readFile(join(workspace, LIST), "utf8")).toContain(
		`\n\t{ "version": "${version}", "official": "${official}" }`,
	);
});
