import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { leftRunFolders, makeRunFolder } from "../engine/run-folder.ts";

const NAME = "recorder-browser";

/** Makes a folder for all that a browser keeps while it runs; its path. */
export async function makeBrowserFolder(): Promise<string> {
	return await makeRunFolder(tmpdir(), NAME);
}

/** Removes such a folder at once: its browser has ended, and soon this process, too. */
export function removeBrowserFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Removes the folders that the browsers of killed runs left. */
export async function sweepBrowserFolders(): Promise<void> {
	const left = await leftRunFolders(tmpdir(), NAME);
	await Promise.allSettled(left.map((path) => rm(path, { recursive: true, force: true })));
}
