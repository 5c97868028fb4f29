import { readdir, readFile, readlink, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leftRunFolders, makeRunFolder } from "../run/run-folder.ts";

const NAME = "recorder-browser";
/** Name of a link in such a folder: it leads to another folder, in which the browser keeps files as well. */
const PLACE = "profile";

/** Makes a folder for what a browser keeps while it runs; its path. */
export async function makeBrowserFolder(): Promise<string> {
	return await makeRunFolder(tmpdir(), NAME);
}

/** Notes that a browser keeps files in another folder, too. */
export async function notePlace(folder: string, place: string): Promise<void> {
	await symlink(place, join(folder, PLACE));
}

/** Removes such a folder, and the place that it notes, in which a browser may still be writing. */
export async function removeBrowserFolder(folder: string): Promise<void> {
	const place = await readlink(join(folder, PLACE)).catch(() => undefined);
	for (const path of [place, folder]) {
		if (path !== undefined) await rm(path, { recursive: true, force: true, maxRetries: 10 });
	}
}

/**
 * Removes what the browsers of killed runs left. That of one which has not ended yet stays, for the next sweep: it
 * would make its files anew, and nothing would tell of them any more.
 */
export async function sweepBrowserFolders(): Promise<void> {
	const sweep = async (folder: string) => {
		const place = await readlink(join(folder, PLACE)).catch(() => undefined);
		if (place === undefined || !(await isInUse(place))) await removeBrowserFolder(folder);
	};
	await Promise.allSettled((await leftRunFolders(tmpdir(), NAME)).map(sweep));
}

/** Whether a process was given a folder by its arguments; not known where there is no /proc. */
async function isInUse(place: string): Promise<boolean> {
	const processes = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
	const words = await Promise.all(
		processes.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
	);
	return words.some((line) => line.includes(place));
}
