import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, onTestFinished, test } from "vitest";
import {
	makeBaseFolder,
	removeBaseFolder,
	sweepBaseFolders,
} from "../../scripts/images/base-folder.ts";
import { currentRun } from "../../scripts/run/run-id.ts";

/** Who may mount. */
const isRoot = process.platform === "linux" && process.getuid?.() === 0;

/** A folder that a run made which has ended since: this run's predecessor, which had the same process id. */
async function folderOfDeadRun(): Promise<string> {
	const living = await makeBaseFolder();
	const dead = living.replace(currentRun(), currentRun().replace(/\.[^.]*$/, ".0"));
	await rename(living, dead);
	onTestFinished(() => removeBaseFolder(dead));
	return dead;
}

test("the folder of a killed run is removed, that of a living one stays", async () => {
	const dead = await folderOfDeadRun();
	const living = await makeBaseFolder();
	onTestFinished(() => removeBaseFolder(living));
	await writeFile(join(dead, "file"), "");
	await sweepBaseFolders();
	expect([existsSync(dead), existsSync(living)]).toEqual([false, true]);
});

test.runIf(isRoot)("what debootstrap mounted there is unmounted first", async () => {
	const dead = await folderOfDeadRun();
	const proc = join(dead, "root/proc");
	await mkdir(proc, { recursive: true });
	await execa("mount", ["-t", "proc", "proc", proc]);
	await sweepBaseFolders();
	expect(existsSync(dead)).toBe(false);
});

test.runIf(isRoot)("a folder that cannot be removed does not stop a run", async () => {
	const dead = await folderOfDeadRun();
	await execa("mount", ["-t", "tmpfs", "recorder-test", dead]);
	onTestFinished(async () => {
		await execa("umount", [dead]);
	});
	await expect(sweepBaseFolders()).resolves.toBeUndefined();
	expect(existsSync(dead)).toBe(true);
});
