import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "recorder-setup-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const setup = (options: string[], env: Record<string, string> = {}) =>
	execa("node", [join(root, "scripts/setup.mjs"), ...options], { env, reject: false });

test("with nothing to do, it says nothing", async () => {
	const { exitCode, stdout, stderr } = await setup([]);
	expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("an engine that does not answer is named, with what to do, in two lines", async () => {
	const { exitCode, stdout, stderr } = await setup([], {
		DOCKER_HOST: `unix://${folder}/dead.sock`,
	});
	expect(exitCode).toBe(3);
	expect(stdout).toBe("");
	expect(stderr).toBe(
		`No Docker engine answers (DOCKER_HOST=unix://${folder}/dead.sock: ENOENT).\n` +
			"Start that engine, or unset DOCKER_HOST or the context to use this machine's own.",
	);
});

test("a browser that is not where CHROMIUM_PATH says is told in two lines", async () => {
	const { exitCode, stderr } = await setup(["--browser"], { CHROMIUM_PATH: `${folder}/none` });
	expect(exitCode).toBe(3);
	expect(String(stderr).split("\n")).toHaveLength(2);
});

test("a browser is not required for pictures alone, which stay as they were recorded", async () => {
	const { exitCode, stdout, stderr } = await setup([], { CHROMIUM_PATH: `${folder}/none` });
	expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("on a machine with Docker nothing is installed: the tests' browser is asked for in two lines", async () => {
	// Docker answers, or nothing here would be tested; no browser on this PATH, nor apt-get.
	const { exitCode, stdout, stderr } = await setup(["--browser"], {
		PATH: join(process.execPath, ".."),
		CHROMIUM_PATH: "",
	});
	expect([exitCode, stdout]).toEqual([3, ""]);
	expect(stderr).toMatch(
		/^The tests need a Chromium, [^\n]+\n[^\n]*apt-get install chromium[^\n]*$/,
	);
	// For pictures alone it is not needed.
	const pictures = await setup([], { PATH: join(process.execPath, ".."), CHROMIUM_PATH: "" });
	expect([pictures.exitCode, pictures.stdout, pictures.stderr]).toEqual([0, "", ""]);
});

test("an unknown option is bad usage", async () => {
	const { exitCode, stderr } = await setup(["--nope"]);
	expect(exitCode).toBe(2);
	expect(stderr).toContain("Usage:");
});

test.runIf(process.getuid?.() === 0)("who may not use Docker is told so in two lines", async () => {
	// Its own copy: the checkout may be closed to other users.
	await cp(join(root, "scripts/setup"), join(folder, "scripts/setup"), { recursive: true });
	await cp(join(root, "scripts/setup.mjs"), join(folder, "scripts/setup.mjs"));
	await mkdir(join(folder, "node_modules"));
	const manifest = JSON.stringify({ packages: {} });
	await writeFile(join(folder, "package-lock.json"), manifest);
	await writeFile(join(folder, "node_modules/.package-lock.json"), manifest);
	await execa("chmod", ["-R", "a+rX", folder]);
	// The environment is emptied of what would name another engine.
	const { exitCode, stderr } = await execa(
		"/usr/bin/env",
		[
			"-u",
			"DOCKER_HOST",
			"HOME=/nonexistent",
			"setpriv",
			"--reuid=65534",
			"--regid=65534",
			"--clear-groups",
			process.execPath,
			join(folder, "scripts/setup.mjs"),
		],
		{ reject: false },
	);
	expect(exitCode).toBe(3);
	expect(stderr).toMatch(/^No Docker engine answers \(.*\)\.\n[^\n]+$/);
});
