import { rm } from "node:fs/promises";
import { join } from "node:path";
import { leftRunFolders, makeRunFolder } from "../run/run-folder.ts";

/** Where bases are made: not /tmp, which may refuse device files. */
const PLACE = "/var/tmp";
const NAME = "recorder-base";

/** Makes a folder in which debootstrap may work; its path. */
export async function makeBaseFolder(): Promise<string> {
	return await makeRunFolder(PLACE, NAME);
}

/** Removes such a folder, with what debootstrap mounted in its `root` where it was stopped. */
export async function removeBaseFolder(folder: string): Promise<void> {
	// Loaded here: few runs make a base, and all the others start sooner.
	const { execa } = await import("execa");
	const mounted = ["proc", "sys"].map((name) => join(folder, "root", name));
	await execa("umount", mounted, { reject: false, stdio: "ignore" });
	// The last process of a debootstrap that was killed may still write.
	await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Removes the folders that killed runs left. One of another user stays until a run of that user. */
export async function sweepBaseFolders(): Promise<void> {
	await Promise.allSettled((await leftRunFolders(PLACE, NAME)).map(removeBaseFolder));
}
