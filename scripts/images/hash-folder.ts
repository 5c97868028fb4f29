import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** Hash of the files of some folders, their names and contents; 12 hexadecimal digits. */
export async function hashFolders(folders: readonly string[], salt = ""): Promise<string> {
	const hash = createHash("sha256").update(salt);
	for (const folder of folders) {
		const entries = await readdir(folder, { recursive: true, withFileTypes: true });
		const files = entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name));
		for (const file of files.sort()) {
			hash.update(`\0${relative(folder, file)}\0`).update(await readFile(file));
		}
	}
	return hash.digest("hex").slice(0, 12);
}
