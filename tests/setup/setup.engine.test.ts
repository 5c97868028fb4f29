import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { debianMirror } from "../../scripts/setup/debian-mirror.mjs";
import { wantsPictures } from "../../scripts/setup/ensure-browser.mjs";
import { inStep } from "../../scripts/setup/ensure-dependencies.mjs";
import { findEngines } from "../../scripts/setup/find-engines.mjs";

const root = join(import.meta.dirname, "../..");
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "recorder-setup-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const setup = (options: string[], env: Record<string, string> = {}) =>
	execa("node", [join(root, "scripts/setup.mjs"), ...options], { env, reject: false });

test("with nothing to do, it says nothing and is quick", async () => {
	const { exitCode, stdout, stderr, durationMs } = await setup([]);
	expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "", stderr: "" });
	expect(durationMs).toBeLessThan(1000);
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

test("pictures are wanted where a page asks for one", async () => {
	expect(wantsPictures(folder)).toBe(false);
	await writeFile(join(folder, "a.mdx"), "```sh run\necho 'picture=\"x\"'\n```\n");
	expect(wantsPictures(folder)).toBe(false);
	await writeFile(
		join(folder, "b.mdx"),
		'```sh run picture="http://localhost/" alt="x"\nls\n```\n',
	);
	expect(wantsPictures(folder)).toBe(true);
});

test("an unknown option is bad usage", async () => {
	const { exitCode, stderr } = await setup(["--nope"]);
	expect(exitCode).toBe(2);
	expect(stderr).toContain("Usage:");
});

test("dependencies are in step when what is installed is what the lockfile says, and only then", async () => {
	const dependency = { version: "1.0.0", integrity: "sha512-a" };
	const write = (path: string, content: unknown): Promise<void> =>
		writeFile(join(folder, path), JSON.stringify(content));
	const lock = (packages: Record<string, unknown>): unknown => ({ lockfileVersion: 3, packages });
	const rootPackage = { dependencies: { a: "^1.0.0" } };
	await mkdir(join(folder, "node_modules/a"), { recursive: true });
	await write("package.json", rootPackage);
	await write("node_modules/a/package.json", {});
	await write(
		"package-lock.json",
		lock({
			"": rootPackage,
			"node_modules/a": dependency,
			"node_modules/b": { ...dependency, optional: true },
		}),
	);
	expect(inStep(folder)).toBe(false);
	await write("node_modules/.package-lock.json", lock({ "node_modules/a": dependency }));
	expect(inStep(folder)).toBe(true);
	await write(
		"node_modules/.package-lock.json",
		lock({ "node_modules/a": { ...dependency, integrity: "sha512-b" } }),
	);
	expect(inStep(folder)).toBe(false);
	await write(
		"node_modules/.package-lock.json",
		lock({ "node_modules/a": dependency, "node_modules/c": dependency }),
	);
	expect(inStep(folder)).toBe(false);
	await write("node_modules/.package-lock.json", lock({ "node_modules/a": dependency }));
	await rm(join(folder, "node_modules/a"), { recursive: true });
	expect(inStep(folder)).toBe(false);
});

test("the engine is DOCKER_HOST's, else the context's, else the default socket's", async () => {
	expect(findEngines({ DOCKER_HOST: "tcp://10.0.0.1:2375" }, folder)).toEqual([
		{
			name: "DOCKER_HOST=tcp://10.0.0.1:2375",
			options: { protocol: "http", host: "10.0.0.1", port: 2375 },
		},
	]);
	expect(findEngines({}, folder).map((engine) => engine.options)).toEqual([
		{ socketPath: "/var/run/docker.sock" },
	]);

	const meta = join(
		folder,
		".docker/contexts/meta",
		createHash("sha256").update("lab").digest("hex"),
	);
	await mkdir(meta, { recursive: true });
	await writeFile(join(folder, ".docker/config.json"), JSON.stringify({ currentContext: "lab" }));
	await writeFile(
		join(meta, "meta.json"),
		JSON.stringify({ Endpoints: { docker: { Host: "unix:///run/lab.sock" } } }),
	);
	expect(findEngines({}, folder)).toEqual([
		{ name: "Docker context lab", options: { socketPath: "/run/lab.sock" } },
	]);
});

test("the Debian mirror is apt's own, from both kinds of source files", async () => {
	expect(debianMirror(folder)).toBe("http://deb.debian.org/debian");
	await writeFile(
		join(folder, "sources.list"),
		"deb http://mirror.example/debian-security bookworm-security main\ndeb [arch=amd64] http://mirror.example/debian/ bookworm main\n",
	);
	expect(debianMirror(folder)).toBe("http://mirror.example/debian");
	await rm(join(folder, "sources.list"));
	await mkdir(join(folder, "sources.list.d"));
	await writeFile(
		join(folder, "sources.list.d/debian.sources"),
		"Types: deb\nURIs: http://other.example/debian\nSuites: sid\n",
	);
	expect(debianMirror(folder)).toBe("http://other.example/debian");
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
