import { chmod, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What installs a program, starts one that stays, or makes its caller root. */
const FORBIDDEN = ["apt", "apt-get", "chromium", "docker", "dockerd", "dpkg", "service", "sudo"];

/** Calls a program on a machine without Docker, and tells what it did to have one. */
async function call(program: string, argv: readonly string[]) {
	await using folder = await temporaryFolder();
	const log = join(folder.path, "log");
	await writeFile(log, "");
	for (const name of FORBIDDEN) {
		const path = join(folder.path, name);
		await writeFile(path, `#!/bin/sh\necho "${name} $*" >> "${log}"\nexit 1\n`);
		await chmod(path, 0o755);
	}
	const { exitCode, all } = await execa(program, argv, {
		cwd: ROOT,
		all: true,
		reject: false,
		// Debian's own programs are there, behind those that only take note.
		env: {
			PATH: [folder.path, dirname(process.execPath), process.env["PATH"]].join(delimiter),
			DOCKER_HOST: `unix://${folder.path}/docker.sock`,
		},
	});
	return { exitCode, all, did: await readFile(log, "utf8") };
}

/** Runs a script of package.json as npm does, with what npm runs before it. */
const run = (name: string, option: string) => call("npm", ["run", name, "--", option]);

/** The same without npm, nor what it runs before: in a third of the time, for a status of 0 or 1. */
const runAlone = (name: string, option: string) => call("node", ["--run", name, "--", option]);

const COMMANDS = [
	...["record", "try", "compare", "new-page", "new-engine", "dev"],
	...["bench", "breakages", "faults", "hub", "hosts"],
	...["build", "test", "capture"],
];

test("what is installed there is noted", async () => {
	expect(await call("sh", ["-c", "apt-get install docker.io"])).toMatchObject({
		exitCode: 1,
		did: "apt-get install docker.io\n",
	});
});

test("what npm runs before them is the same for all", async () => {
	const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
	const before = COMMANDS.map((name) => scripts[`pre${name}`] as string | undefined);
	expect(new Set(before)).toEqual(new Set([undefined, "node scripts/setup.mjs --no-engine"]));
});

test.each(COMMANDS)("npm run %s -- --help installs nothing", async (name) => {
	const { exitCode, all, did } = await runAlone(name, "--help");
	expect({ exitCode, did }, all).toEqual({ exitCode: 0, did: "" });
	expect(all).toContain("--help");
});

test.each(["record", "hub"])(
	"nor, with all of that, does npm run %s with an unknown option",
	async (name) => {
		const { exitCode, all, did } = await run(name, "--nope");
		expect({ exitCode, did }, all).toEqual({ exitCode: 2, did: "" });
		expect(all).toContain(`${name}: Unknown option '--nope'.`);
	},
);

test("what a script needs is made ready before it runs, and its options reach it", async () => {
	const then = ["scripts/setup.mjs", "--no-engine", "--then", "new-page", "--nope"];
	const { exitCode, all } = await call("node", then);
	expect(exitCode, all).toBe(2);
	expect(all).toContain("new-page: Unknown option '--nope'.");
	const missing = await call("node", ["scripts/setup.mjs", "--then", "new-page", "--nope"]);
	expect(missing.exitCode, missing.all).toBe(3);
	expect(missing.all).not.toContain("new-page: ");
});

test("nor does npm run hosts", async () => {
	const { exitCode, did } = await runAlone("hosts", "--nope");
	expect({ exitCode, did }).toEqual({ exitCode: 1, did: "" });
});
