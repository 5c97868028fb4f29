import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sweepBrowserFolders } from "../../scripts/picture/browser-folder.ts";
import { SharedBrowser } from "../../scripts/picture/launch-browser.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

// A browser takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let folder: TemporaryFolder;
const { TMPDIR } = process.env;
beforeEach(async () => {
	folder = await temporaryFolder();
	process.env["TMPDIR"] = folder.path;
});
afterEach(async () => {
	if (TMPDIR === undefined) delete process.env["TMPDIR"];
	else process.env["TMPDIR"] = TMPDIR;
	await folder[Symbol.asyncDispose]();
});

/** What is in the folder for temporary files. */
const names = () => readdir(folder.path);
/** Of that, what the recorder has made; Chromium has a socket besides, and removes it. */
const ours = async () => (await names()).filter((name) => name.startsWith("recorder-browser-"));

test("a browser has a folder that goes with it, and leaves nothing", async () => {
	const shared = new SharedBrowser();
	const page = await (await shared.launch()).newPage();
	await page.setContent("<h1>Bonjour</h1>");
	expect(await ours()).toHaveLength(1);
	// It stays while its run lives.
	await sweepBrowserFolders();
	expect(await ours()).toHaveLength(1);
	await shared[Symbol.asyncDispose]();
	expect(await names()).toEqual([]);
});

test("that of a killed run is removed by the next", async () => {
	const script = JSON.stringify(join(ROOT, "scripts/picture/launch-browser.ts"));
	const code = `const { SharedBrowser } = await import(${script}); await new SharedBrowser().launch(); console.log("up"); setInterval(() => {}, 1000)`;
	const run = execa(process.execPath, ["--input-type=module", "--eval", code], { reject: false });
	await once(run.stdout, "data");
	run.kill("SIGKILL");
	await run;
	expect(await ours()).toHaveLength(1);
	// The browser notices that nobody is there, and ends, however long that takes it.
	const left = async () => {
		await sweepBrowserFolders();
		return await names();
	};
	await expect.poll(left, { timeout: 150_000 }).toEqual([]);
});
