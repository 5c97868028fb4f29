import { chmod, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What installs a program, starts one that stays, or makes its caller root. */
const FORBIDDEN = ["apt", "apt-get", "chromium", "docker", "dockerd", "dpkg", "service", "sudo"];

/** Calls a command of the project on a machine without Docker, and tells what it did to have one. */
async function call(name: string, option: string) {
	await using folder = await temporaryFolder();
	const log = join(folder.path, "log");
	await writeFile(log, "");
	for (const program of FORBIDDEN) {
		const path = join(folder.path, program);
		await writeFile(path, `#!/bin/sh\necho "${program} $*" >> "${log}"\nexit 1\n`);
		await chmod(path, 0o755);
	}
	const { exitCode, all } = await execa("npm", ["run", name, "--", option], {
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

const COMMANDS = [
	...["record", "try", "compare", "new-page", "new-engine", "dev"],
	...["bench", "breakages", "faults", "hub", "hosts"],
];

test.each(COMMANDS)("npm run %s -- --help installs nothing", async (name) => {
	const { exitCode, all, did } = await call(name, "--help");
	expect({ exitCode, did }, all).toEqual({ exitCode: 0, did: "" });
	expect(all).toContain("--help");
});

test.each(["record", "hub"])("nor does npm run %s with an unknown option", async (name) => {
	const { exitCode, all, did } = await call(name, "--nope");
	expect({ exitCode, did }, all).toEqual({ exitCode: 2, did: "" });
	expect(all).toContain(`${name}: Unknown option '--nope'.`);
});

test("nor does npm run hosts", async () => {
	const { exitCode, did } = await call("hosts", "--nope");
	expect({ exitCode, did }).toEqual({ exitCode: 1, did: "" });
});
