import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { checksum } from "../../scripts/recording/checksum.ts";
import { recordingSchema } from "../../scripts/recording/schema.ts";

/** Files below a folder of recordings that are no whole recording: drafts, and what is cut or altered. */
export async function halfWritten(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries.filter((entry) => entry.isFile()).sort();
	const found: string[] = [];
	for (const { parentPath, name } of files) {
		if (!name.endsWith(".json")) found.push(`draft ${name}`);
		else if (!(await isWhole(join(parentPath, name)))) found.push(`half-written ${name}`);
	}
	return found;
}

async function isWhole(path: string): Promise<boolean> {
	try {
		const recording = recordingSchema.parse(JSON.parse(await readFile(path, "utf8")));
		return recording.checksum === checksum(recording);
	} catch {
		return false;
	}
}
