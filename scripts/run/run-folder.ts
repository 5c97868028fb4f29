import { mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { currentRun, isDead } from "./run-id.ts";

/**
 * Makes a temporary folder that is named after this run, so that a later one can tell whether its owner
 * was killed.
 *
 * @param place Where.
 * @param name What for: `recorder-base`.
 * @returns Its path.
 */
export async function makeRunFolder(place: string, name: string): Promise<string> {
	return await mkdtemp(join(place, `${name}-${currentRun()}.`));
}

/** The paths of such folders that killed runs left. */
export async function leftRunFolders(place: string, name: string): Promise<string[]> {
	const names = await readdir(place).catch(() => []);
	return names
		.filter((one) => isDead(ownerOf(one, name) ?? currentRun()))
		.map((one) => join(place, one));
}

/** The run in a folder's name, before what `mkdtemp` adds; none where it is no such folder. */
function ownerOf(folder: string, name: string): string | undefined {
	if (!folder.startsWith(`${name}-`)) return undefined;
	return /^(.+)\.[^.]+$/.exec(folder.slice(name.length + 1))?.[1];
}
