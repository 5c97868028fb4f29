import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { refuseStrangers } from "../../scripts/record/refuse-strangers.ts";
import { commitAll, git } from "../ci/git.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const PAGE = "src/content/docs/a.mdx";
const PARTIAL = "partials/b.mdx";
const PAGES = [
	{ sources: new Map([PAGE, PARTIAL].map((file) => [file, ""])) },
] as never as PlannedPage[];

let folder: TemporaryFolder;
let root: string;

/** A clone of a repository, as a runner checks it out. */
beforeEach(async () => {
	folder = await temporaryFolder();
	root = join(folder.path, "clone");
	const event = JSON.stringify({ repository: { default_branch: "main" } });
	await folder.write({ "event.json": event, [`origin/${PAGE}`]: "1", [`origin/${PARTIAL}`]: "1" });
	await folder.write({ "origin/snippets/app/app.py": "1", "origin/README.md": "1" });
	const origin = join(folder.path, "origin");
	await git(origin, "init", "--quiet", "--initial-branch", "main");
	await commitAll(origin);
	await git(folder.path, "clone", "--quiet", origin, root);
});
afterEach(() => folder[Symbol.asyncDispose]());

const run = (environment: NodeJS.ProcessEnv = {}) =>
	refuseStrangers(root, PAGES, {
		GITHUB_ACTIONS: "true",
		RUNNER_ENVIRONMENT: "self-hosted",
		GITHUB_EVENT_PATH: join(folder.path, "event.json"),
		...environment,
	});
const change = (file: string) => folder.write({ [`clone/${file}`]: "2" });

describe("on a runner of one's own", () => {
	test("what is on the default branch runs", async () => {
		await change("README.md");
		await change("src/content/docs/other.mdx");
		await change("src/content/recordings/28.5/a.json");
		await expect(run()).resolves.toBeUndefined();
	});

	test.each([PAGE, PARTIAL, "snippets/app/app.py", "snippets/app/new.py", "scripts/record.ts"])(
		"a change of %s is refused, committed or not",
		async (file) => {
			await change(file);
			await expect(run()).rejects.toThrow(`not on the default branch:\n  ${file}\n  → Read`);
			await commitAll(root);
			await expect(run()).rejects.toThrow(file);
		},
	);

	test("nothing runs where the default branch was not fetched", async () => {
		await git(root, "update-ref", "-d", "refs/remotes/origin/main");
		await expect(run()).rejects.toThrow(/it is not known what differs[\s\S]*fetch-depth: 0/);
		await expect(run({ GITHUB_EVENT_PATH: undefined })).rejects.toThrow("it is not known");
	});
});

test.each([{ RUNNER_ENVIRONMENT: "github-hosted" }, { GITHUB_ACTIONS: undefined }])(
	"elsewhere all runs: %j",
	async (environment) => {
		await change(PAGE);
		await expect(run(environment)).resolves.toBeUndefined();
	},
);
