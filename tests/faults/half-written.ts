import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { checksum } from "../../scripts/recording/checksum.ts";
import { namedFiles } from "../../scripts/recording/named-files.ts";
import { readPictures } from "../../scripts/recording/read-recording.ts";
import { pageOfPicture } from "../../scripts/recording/recording-file.ts";
import { type Recording, recordingSchema } from "../../scripts/recording/schema.ts";

/**
 * Files below a folder of recordings that are no whole recording: drafts, what is cut or altered, and
 * pictures and replays that no recording names; and recordings that lack one.
 */
export async function halfWritten(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries.filter((entry) => entry.isFile()).sort();
	const found: string[] = [];
	for (const { parentPath, name } of files) {
		const page = pageOfPicture(name);
		if (name.endsWith(".json")) {
			const recording = await readWhole(join(parentPath, name));
			if (recording === undefined) found.push(`half-written ${name}`);
			else if (await lacksFiles(join(parentPath, name), recording)) {
				found.push(`${name} without its picture or replay`);
			}
		} else if (page === undefined) found.push(`draft ${name}`);
		else {
			const path = join(parentPath, `${page}.json`);
			const recording = await readWhole(path);
			const isNamed = recording !== undefined && namedFiles(path, recording).has(name);
			if (!isNamed) found.push(`picture ${name} of no recording`);
		}
	}
	return found;
}

async function readWhole(path: string): Promise<Recording | undefined> {
	try {
		const recording = recordingSchema.parse(JSON.parse(await readFile(path, "utf8")));
		return recording.checksum === checksum(recording) ? recording : undefined;
	} catch {
		return undefined;
	}
}

async function lacksFiles(path: string, recording: Recording): Promise<boolean> {
	return (await readPictures(path, recording)).size < namedFiles(path, recording).size;
}
