import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { leftRunFolders, makeRunFolder } from "../engine/run-folder.ts";

const NAME = "recorder-browser";

/** Makes a folder for all that a browser keeps while it runs; its path. */
export async function makeBrowserFolder(): Promise<string> {
	return await makeRunFolder(tmpdir(), NAME);
}

/** Removes such a folder, in which a browser may still be writing its last files. */
export async function removeBrowserFolder(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Removes the folders that the browsers of killed runs left. */
export async function sweepBrowserFolders(): Promise<void> {
	await Promise.allSettled((await leftRunFolders(tmpdir(), NAME)).map(removeBrowserFolder));
}
