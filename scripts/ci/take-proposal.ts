import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { PROPOSED } from "./proposed.ts";

/**
 * Replaces what is proposed in a checkout by what another machine made of it.
 *
 * @param from Where that machine's files are.
 * @throws {Error} where one of them is a link: it could lead to a file of this machine.
 */
export async function takeProposal(from: string, root: string): Promise<void> {
	for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
		if (entry.isFile() || entry.isDirectory()) continue;
		throw new Error(`${join(entry.parentPath, entry.name)} is neither a file nor a folder.`);
	}
	for (const path of PROPOSED) {
		await rm(join(root, path), { recursive: true });
		await cp(join(from, path), join(root, path), { recursive: true });
	}
}
