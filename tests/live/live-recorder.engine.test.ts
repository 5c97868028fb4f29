import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import type Docker from "dockerode";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { LiveRecorder } from "../../scripts/live/live-recorder.ts";
import type { Issue } from "../../scripts/plan/issue.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { USUAL } from "../support/listed-engines.ts";
import { fence } from "../support/record-source.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const FILE = "src/content/docs/a.mdx";
const LONG = { timeout: 60_000, interval: 50 };

let folder: TemporaryFolder;
let recorder: LiveRecorder;
const told: string[] = [];
const broken: Issue[] = [];

beforeAll(async () => {
	folder = await temporaryFolder();
	await cp(join(ROOT, "snippets"), join(folder.path, "snippets"), { recursive: true });
	await folder.write({ [FILE]: "Rien encore.\n" });
	recorder = new LiveRecorder(folder.path, {
		onChange: () => {},
		tell: (issues, words) => {
			told.push(words);
			broken.push(...issues);
		},
	});
	await recorder.start();
}, 120_000);
afterAll(async () => {
	await recorder?.[Symbol.asyncDispose]();
	await folder?.[Symbol.asyncDispose]();
});

/** Saves the page with these commands, a fence each, and waits until it has run. */
async function save(...commands: readonly string[]): Promise<void> {
	told.length = 0;
	broken.length = 0;
	await folder.write({ [FILE]: commands.map((command) => fence(command)).join("\n") });
	await recorder.changed(FILE);
}
const ended = (words: string) => expect.poll(() => told, LONG).toContain(words);
const screens = () =>
	[...recorder.view(FILE).snippets.values()].map(({ steps }) => steps.at(-1)?.screen.join("\n"));

/** Tells one run of it from another. */
const STAMP = "cat /proc/sys/kernel/random/uuid > ~/stamp; cat ~/stamp";

test("a page that is saved runs, then from where it changed in an engine that waits there, and is recorded", async () => {
	await save(STAMP, "echo one");
	await ended("a: ran");
	const [stamp, one] = screens();
	expect(one).toBe("one");
	await ended("a: recorded");

	// The engine that waits before the second fence has run the first, and not again since.
	await save(STAMP, "cat ~/stamp");
	await ended("a: ran");
	const [second, again] = screens();
	expect(second).not.toBe(stamp);
	expect(again).toBe(second);
}, 180_000);

test("a failure is told at its fence, and its mend runs from there", async () => {
	await save(STAMP, "cat absent", "echo three");
	await ended("a: broke");
	const { broken: at, running } = recorder.view(FILE);
	expect(running).toBeUndefined();
	expect(at).toEqual([
		{
			snippet: "snippet-2",
			issue: expect.objectContaining({
				line: 7,
				message: "The command ended with status 1, expected 0.",
			}),
		},
	]);
	expect(broken).toHaveLength(1);

	await save(STAMP, "sleep 1.1; echo present", "echo three");
	await ended("a: ran");
	expect(screens().slice(1)).toEqual(["present", "three"]);
	await ended("a: recorded");
	const text = await readFile(join(folder.path, recordingFile(USUAL.version, "a")), "utf8");
	expect(text).toContain("present");
	// As by `record`: what took long can be played again.
	expect(text).toContain('"cast"');
}, 180_000);

test("a page with a mistake is told when it is saved, and does not run", async () => {
	told.length = 0;
	broken.length = 0;
	await folder.write({ [FILE]: `${fence("echo one")}\nUn <nom> sans fin.\n` });
	await recorder.changed(FILE);
	expect(told).toEqual(["a: not run, since something is wrong"]);
	expect(broken).toEqual([expect.objectContaining({ file: FILE, line: 6, column: 4 })]);
});

test("a command that hangs is given up as soon as it is mended", async () => {
	await save("echo one", "sleep 1000");
	await vi.waitUntil(() => recorder.view(FILE).running === "snippet-2", LONG);
	const began = performance.now();
	await save("echo one", "echo awake");
	await ended("a: ran");
	expect(screens()).toEqual(["one", "awake"]);
	// Long before the command's own minute.
	expect(performance.now() - began).toBeLessThan(55_000);
}, 180_000);

/** The containers of this run, with these of them alone where given. */
async function containers(only: Record<string, string[]> = {}): Promise<Docker.ContainerInfo[]> {
	const host = await connectHost();
	const label = Object.entries(runLabels(currentRun())).map(([name, value]) => `${name}=${value}`);
	return await host.listContainers({ all: true, filters: JSON.stringify({ label, ...only }) });
}

test("the engine that waits uses no processor, and goes on", async () => {
	await save(STAMP, "cat ~/stamp");
	await ended("a: recorded");
	await vi.waitUntil(async () => (await containers({ status: ["paused"] })).length === 1, LONG);

	await save(STAMP, "cat ~/stamp; echo awake");
	await ended("a: ran");
	const [stamp, awake] = screens();
	expect(awake).toBe(`${stamp}\nawake`);
	await ended("a: recorded");
	await vi.waitUntil(async () => (await containers({ status: ["paused"] })).length === 1, LONG);
}, 180_000);

test("a page that goes on from another one begins with its end", async () => {
	told.length = 0;
	await folder.write({
		"src/content/docs/base.mdx": fence("echo left there > ~/note"),
		[FILE]: `---\nafter: base\n---\n\n${fence("cat ~/note")}`,
	});
	await recorder.changed(FILE);
	await ended("a: ran");
	expect(screens()).toEqual(["left there"]);
	await ended("a: recorded");
}, 180_000);

test("a page with a second machine runs on both", async () => {
	told.length = 0;
	await folder.write({
		[FILE]: fence("hostname") + fence("hostname", 'machine="noeud2"'),
	});
	await recorder.changed(FILE);
	await ended("a: ran");
	expect(screens()).toEqual(["poste", "noeud2"]);
	await ended("a: recorded");
}, 180_000);

test("nothing is left of it when it ends, though it waits", async () => {
	await recorder[Symbol.asyncDispose]();
	expect(await containers()).toEqual([]);
}, 60_000);
