import { chmod, cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { commitAll, git } from "./git.ts";

const BRANCH = "recordings/28.5";
const A = "src/content/recordings/28.5/a.json";
const B = "src/content/recordings/28.5/b.json";
const LIST = "snippets/engines.json";

/** The recorder's code without its packages, as it is in the job that may write. */
let code: TemporaryFolder;
let folder: TemporaryFolder;
/** Where the repository is on the server, and what the job has beside its checkout. */
const origin = () => join(folder.path, "origin.git");
const proposal = () => join(folder.path, "temp/proposal");

beforeAll(async () => {
	code = await temporaryFolder();
	await cp(join(ROOT, "scripts"), join(code.path, "scripts"), { recursive: true });
});
afterAll(() => code?.[Symbol.asyncDispose]());

beforeEach(async () => {
	folder = await temporaryFolder();
	await git(folder.path, "init", "--quiet", "--bare", "--initial-branch", "main", origin());
	const first = join(folder.path, "first");
	await git(folder.path, "clone", "--quiet", origin(), first);
	await folder.write({
		[`first/${A}`]: "committed",
		[`first/${B}`]: "committed",
		[`first/${LIST}`]: "[]",
		"first/README.md": "committed",
		[`temp/proposal/${A}`]: "new",
		[`temp/proposal/${LIST}`]: '["28.5"]',
		"temp/proposal/README.md": "nobody asked for",
		// As the real one, it refuses to create where a pull request is open.
		"bin/gh": `#!/bin/sh\nprintf '%s\\n' "$*" >> "$GH_LOG"\n[ "$2" != create ] || [ ! -e "$GH_OPEN" ]\n`,
	});
	await chmod(join(folder.path, "bin/gh"), 0o755);
	await commitAll(first);
	await git(first, "push", "--quiet", "origin", "HEAD:main");
});
afterEach(() => folder?.[Symbol.asyncDispose]());

let checkouts = 0;
async function clone(branch = "main"): Promise<string> {
	const path = join(folder.path, `checkout-${++checkouts}`);
	await git(folder.path, "clone", "--quiet", "--branch", branch, origin(), path);
	return path;
}

/** Runs the script as the workflow does, in a fresh checkout. */
async function propose() {
	const { exitCode, all } = await execa(
		process.execPath,
		[join(code.path, "scripts/ci/propose.ts")],
		{
			cwd: await clone(),
			all: true,
			reject: false,
			env: {
				GH_LOG: join(folder.path, "gh.log"),
				GH_OPEN: join(folder.path, "open"),
				GITHUB_REF_NAME: "main",
				GIT_CONFIG_GLOBAL: join(folder.path, "gitconfig"),
				PATH: [join(folder.path, "bin"), process.env["PATH"]].join(delimiter),
				RUNNER_TEMP: join(folder.path, "temp"),
				VERSION: "28.5",
			},
		},
	);
	return { status: exitCode, output: all };
}

const calls = () => readFile(join(folder.path, "gh.log"), "utf8");
const text = () =>
	`--title Recordings on Docker 28.5 --body-file ${folder.path}/temp/comparison/text.md\n`;

test("what is proposed is committed to a branch of its own, for which a pull request is opened", async () => {
	expect(await propose()).toMatchObject({ status: 0 });
	const log = ["log", "--format=%an %s", "--name-status", `main..${BRANCH}`];
	expect((await git(origin(), ...log)).split("\n")).toEqual([
		"github-actions[bot] Record on Docker 28.5 (official images)",
		"",
		`M\t${LIST}`,
		`M\t${A}`,
		`D\t${B}`,
	]);
	expect(await git(origin(), "show", `${BRANCH}:${A}`)).toBe("new");
	expect(await calls()).toBe(`pr create --base main --head ${BRANCH} ${text()}`);
});

test("an earlier proposal gives way to the new one, and the text of its pull request", async () => {
	await propose();
	// Meanwhile, somebody changed the course.
	const main = await clone();
	await writeFile(join(main, "README.md"), "newer");
	await commitAll(main);
	await git(main, "push", "--quiet", "origin", "main");
	await writeFile(join(proposal(), A), "newer still");
	await folder.write({ open: "" });

	expect(await propose()).toMatchObject({ status: 0 });
	expect(await git(origin(), "rev-list", "--count", `main..${BRANCH}`)).toBe("1");
	expect(await git(origin(), "show", `${BRANCH}:${A}`)).toBe("newer still");
	expect(await git(origin(), "show", `${BRANCH}:README.md`)).toBe("newer");
	expect((await calls()).split("\n").at(-2)).toBe(`pr edit ${BRANCH} ${text().trim()}`);
});

test("no commit that somebody added to the pull request is discarded, and it is said whose it is", async () => {
	await propose();
	const other = await clone(BRANCH);
	await commitAll(other, "Ada");
	await git(other, "push", "--quiet", "origin", BRANCH);
	await rm(join(folder.path, "gh.log"));

	const { status, output } = await propose();
	expect(status).toBe(1);
	const commit = await git(other, "rev-parse", "--short", "HEAD");
	expect(output).toBe(
		`::error ::${BRANCH} has commits that a push would discard (${commit} by Ada <ada@example.invalid>). Merge or close its pull request, delete the branch, and run this again.`,
	);
	expect(await git(origin(), "rev-parse", "--short", BRANCH)).toBe(commit);
	await expect(calls()).rejects.toThrow("ENOENT");
});

test("a link among what is proposed is refused, and nothing is pushed", async () => {
	await mkdir(join(proposal(), "src/content/recordings/26.1"));
	await symlink("/etc/passwd", join(proposal(), "src/content/recordings/26.1/a.json"));
	const { status, output } = await propose();
	expect(status).toBe(1);
	expect(output).toContain("recordings/26.1/a.json is neither a file nor a folder.");
	expect(await git(origin(), "branch", "--list", BRANCH)).toBe("");
});

test("a branch that moved while the job ran is not overwritten", async () => {
	const other = await clone();
	await commitAll(other, "Ada");
	// Somebody pushes while the job commits.
	const hook = `#!/bin/sh\nunset GIT_DIR GIT_INDEX_FILE\ngit -C ${other} push --quiet origin HEAD:${BRANCH}\n`;
	await folder.write({
		"hooks/pre-commit": hook,
		gitconfig: `[core]\nhooksPath = ${join(folder.path, "hooks")}\n`,
	});
	await chmod(join(folder.path, "hooks/pre-commit"), 0o755);

	const { status, output } = await propose();
	expect(status).toBe(1);
	expect(output).toContain("[rejected]");
	expect(await git(origin(), "log", "--format=%an", "-1", BRANCH)).toBe("Ada");
	await expect(calls()).rejects.toThrow("ENOENT");
});
