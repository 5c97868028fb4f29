import { randomUUID } from "node:crypto";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { currentRun } from "./run-id.ts";

/** What the name of a file that is being written ends with: the run that writes it, and a random word. */
const DRAFT = /\.[^./]+\.[^./]+\.\d+\.[^./]+\.[0-9a-f]{8}\.draft$/;

/**
 * Writes a file: all of it or nothing, also on a disk that is full and under a kill. What was there
 * stays until the new one is whole and on the disk.
 *
 * On a disk that is almost full, a write may take only a part of the bytes. `fs.writeFile` then writes the
 * rest, and so fails; the package `write-file-atomic` would take the part for the whole.
 */
export async function writeAtomically(path: string, content: string | Buffer): Promise<void> {
	const draft = `${path}.${currentRun()}.${randomUUID().slice(0, 8)}.draft`;
	try {
		await writeFile(draft, content, { flush: true });
		await rename(draft, path);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
}

/**
 * Removes the unfinished files that killed runs left, below a folder that need not be there. To be called where
 * nobody else writes there: a run of another machine or container leaves files, too.
 */
export async function removeDrafts(folder: string): Promise<void> {
	const names = await readdir(folder, { recursive: true }).catch(() => []);
	const left = names.filter((name) => DRAFT.test(name));
	await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}
