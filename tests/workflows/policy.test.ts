import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";
import { commandLines } from "./command-lines.ts";
import { readWorkflow, readWorkflowText, WORKFLOW_FILES } from "./read-workflow.ts";

/** The only jobs that may write, with all that they may do. */
const WRITERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"publish.yml deploy": { pages: "write", "id-token": "write" },
	"engines.yml propose": { contents: "write", "pull-requests": "write" },
};

test("there are three workflows", () => {
	expect(WORKFLOW_FILES).toEqual(["engines.yml", "publish.yml", "verify.yml"]);
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

	test("gives a job that can write no code of the repository to run", async () => {
		const { jobs } = await readWorkflow(file);
		for (const [name, { steps }] of Object.entries(jobs)) {
			if (!(`${file} ${name}` in WRITERS)) continue;
			for (const { run } of steps) expect(run ?? "").not.toMatch(/\b(?:npm|npx|node)\b/);
		}
	});

	test("gives git's credentials to no job but one that writes", async () => {
		const { jobs } = await readWorkflow(file);
		for (const [name, { steps }] of Object.entries(jobs)) {
			const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
			const keeps = checkouts.some((step) => step.with["persist-credentials"] !== "false");
			if (keeps) expect(WRITERS).toHaveProperty([`${file} ${name}`]);
		}
	});

	test("hands values to a shell through the environment only", async () => {
		for (const { run } of commandLines(await readWorkflow(file))) {
			expect(run).not.toContain("${{");
			expect(run, "one line").not.toContain("\n");
		}
	});

	test("has the same Node everywhere, and caches npm's downloads only", async () => {
		const { jobs } = await readWorkflow(file);
		const steps = Object.values(jobs).flatMap((job) => job.steps);
		for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/setup-node@"))) {
			expect(step.with).toEqual({ "node-version": "24", cache: "npm" });
		}
		expect(steps.filter(({ uses }) => uses?.startsWith("actions/cache"))).toEqual([]);
	});

	test("runs scripts that package.json has", async () => {
		const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
			scripts: Record<string, string>;
		};
		const lines = commandLines(await readWorkflow(file)).map(({ run }) => run);
		const used = lines.flatMap((run) =>
			[...run.matchAll(/\bnpm (?:run (?:--silent )?)?(?!ci\b|run\b|--)([\w:-]+)/g)].map(
				(match) => match[1] ?? "",
			),
		);

		expect(lines.some((run) => run.includes("npm"))).toBe(true);
		expect(Object.keys(scripts)).toEqual(expect.arrayContaining(used));
		expect(used).not.toEqual([]);
	});
});

test("a published site is recorded with official images", async () => {
	const lines = commandLines(await readWorkflow("publish.yml")).map(({ run }) => run);

	expect(lines.filter((run) => run.includes("npm run"))).toEqual([
		expect.stringMatching(/^npm run record -- --force --images official /),
		"npm run build:frozen",
	]);
});
