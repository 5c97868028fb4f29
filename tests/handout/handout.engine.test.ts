import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runIn } from "../../scripts/host/run-in.ts";
import { readCourse } from "../../src/join/course.ts";
import { type RealEngine, realEngine } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let real: RealEngine;
beforeAll(async () => {
	real = await realEngine();
}, 600_000);
afterAll(() => real?.[Symbol.asyncDispose]());

/** Runs a program in a terminal of its own, as a reader does. */
const IN_TERMINAL =
	"import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

test.each([
	["exercice-2", /Linux [0-9a-f]{12} /],
	["exercice-4", /Uvicorn running on[\s\S]*HTTP\/1\.1 200 OK[\s\S]*"GET \/health[\s\S]*Exited/],
	["exercice-6", /\(1 row\)[\s\S]*db répond à l'adresse[\s\S]*toujours là[\s\S]*does not exist/],
	["exercice-7", /"GET \/health[\s\S]*Python \d[\s\S]*Exited \(1\)[\s\S]*Total reclaimed space/],
])(
	"the script of %s does on a machine what its page shows",
	async (name, shown) => {
		const handout = (await readCourse(ROOT).handouts()).find(({ page }) => page === name);
		await using folder = await temporaryFolder();
		const { archive = "", script = "" } = handout ?? {};
		const files =
			archive === ""
				? { [`${name}/${name}.sh`]: Buffer.from(script) }
				: unzipSync(Buffer.from(archive, "base64"));
		await folder.write(
			Object.fromEntries(
				Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
			),
		);
		await chmod(join(folder.path, name, `${name}.sh`), 0o755);
		const { container, home, user } = real.engine;
		await real.engine.copyIn(join(folder.path, name), name);
		const { exit, stdout } = await runIn(
			container,
			["python3", "-c", IN_TERMINAL, "bash", `${home}/${name}/${name}.sh`, "--oui"],
			{ user },
		);
		expect(stdout.match(/^Arrêt.*/m)?.[0]).toBeUndefined();
		expect(stdout).toMatch(shown);
		expect(exit).toBe(0);
	},
	300_000,
);
