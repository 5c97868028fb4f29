import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";
import { readScript } from "./read-script.ts";
import {
	actionCalls,
	commandLines,
	readWorkflow,
	readWorkflowText,
	WORKFLOW_FILES,
} from "./read-workflow.ts";

/** The only jobs that may write, with all that they may do. */
const WRITERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"publish.yml deploy": { pages: "write", "id-token": "write" },
	"engines.yml propose": { contents: "write", "pull-requests": "write" },
};

/** As the packages bring it, which runs the tests. */
const [NODE] = process.versions.node.split(".");

test("there are four workflows", () => {
	expect(WORKFLOW_FILES).toEqual(["engines.yml", "publish.yml", "verify.yml", "weekly.yml"]);
});

test("none runs a stranger's code with rights of its own", async () => {
	for (const file of WORKFLOW_FILES) {
		const events = Object.keys((await readWorkflow(file)).on);
		expect(events).not.toContain("pull_request_target");
		expect(events).not.toContain("workflow_run");
	}
	expect(Object.keys((await readWorkflow("verify.yml")).on)).toEqual(["pull_request"]);
});

describe.each(WORKFLOW_FILES)("%s", (file) => {
	test("pins every action by its commit, and names the version", async () => {
		const lines = (await readWorkflowText(file)).split("\n");
		const uses = lines.filter((line) => /^[\s-]*uses:/.test(line));

		expect(uses.length).toBeGreaterThan(0);
		for (const line of uses) {
			expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
	});

	test("may read the repository, and nothing else where no job says so", async () => {
		const { permissions, jobs } = await readWorkflow(file);

		expect(permissions).toEqual({ contents: "read" });
		for (const [name, job] of Object.entries(jobs)) {
			const writes = Object.values(job.permissions ?? {}).includes("write");
			if (writes) expect(job.permissions).toEqual(WRITERS[`${file} ${name}`]);
			else expect(WRITERS).not.toHaveProperty([`${file} ${name}`]);
		}
	});

	test("gives a job that can write one script of the repository to run, which needs no packages", async () => {
		for (const { job, run } of commandLines(await readWorkflow(file))) {
			if (!(`${file} ${job}` in WRITERS)) continue;
			expect(run).toMatch(/^node scripts\/ci\/[\w-]+\.ts$/);
			expect((await readScript(run.replace("node ", ""))).packages).toEqual([]);
		}
	});

	test("gives git's credentials to no job but one that writes", async () => {
		const { jobs } = await readWorkflow(file);
		for (const [name, job] of Object.entries(jobs)) {
			const keeps = actionCalls(job, "actions/checkout").some(
				(step) => step.with["persist-credentials"] !== "false",
			);
			if (keeps) expect(WRITERS).toHaveProperty([`${file} ${name}`]);
		}
	});

	test("hands values to a shell through the environment only", async () => {
		for (const { run } of commandLines(await readWorkflow(file))) {
			expect(run).not.toContain("${{");
		}
	});

	test("has the same Node everywhere, and caches npm's downloads only, for jobs that cannot write", async () => {
		const { jobs } = await readWorkflow(file);
		for (const [name, job] of Object.entries(jobs)) {
			const cache = `${file} ${name}` in WRITERS ? {} : { cache: "npm" };
			for (const step of actionCalls(job, "actions/setup-node")) {
				expect(step.with).toEqual({ "node-version": NODE, ...cache });
			}
			expect(actionCalls(job, "actions/cache")).toEqual([]);
		}
	});
});

test("a published site is recorded with official images, after what stand-ins made was left out", async () => {
	const lines = commandLines(await readWorkflow("publish.yml"));

	expect(lines.map(({ run }) => run)).toEqual([
		"npm ci",
		"node scripts/ci/leave-out-stand-ins.ts",
		expect.stringMatching(/^npm run record -- --force --images official /),
		"node scripts/ci/describe-drift.ts",
		"npm run build:frozen",
	]);
	// The address that Pages has, and where its sources are.
	const names = ["SITE_URL", "BASE_PATH", "REPOSITORY_URL"];
	expect(Object.keys(lines.at(-1)?.env ?? {})).toEqual(names);
});

test("a pull request is tested as the README says, and as other servers do", async () => {
	const lines = commandLines(await readWorkflow("verify.yml")).filter(({ job }) => job === "test");

	expect(lines.map(({ run }) => run)).toEqual(["npm ci", "npm run check", "npm test"]);
	expect(await readFile(join(ROOT, "README.md"), "utf8")).toMatch(/^npm test {2,}# .*every test/m);
	expect(await readFile(join(ROOT, ".ci/run"), "utf8")).toMatch(/\nnpm test\n$/);
});
