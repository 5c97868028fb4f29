import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { checksum } from "../../scripts/recording/checksum.ts";
import { readPictures } from "../../scripts/recording/read-recording.ts";
import { pageOfPicture, pictureFile } from "../../scripts/recording/recording-file.ts";
import { type Recording, recordingSchema } from "../../scripts/recording/schema.ts";

/**
 * Files below a folder of recordings that are no whole recording: drafts, what is cut or altered, and
 * pictures that no recording names; and recordings that lack a picture.
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
			else if (await lacksPicture(join(parentPath, name), recording)) {
				found.push(`${name} without its picture`);
			}
		} else if (page === undefined) found.push(`draft ${name}`);
		else {
			const recording = await readWhole(join(parentPath, `${page}.json`));
			if (!namesPicture(recording, name)) found.push(`picture ${name} of no recording`);
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

async function lacksPicture(path: string, recording: Recording): Promise<boolean> {
	const asked = recording.snippets.filter(({ picture }) => picture !== undefined);
	return (await readPictures(path, recording)).size < asked.length;
}

function namesPicture(recording: Recording | undefined, name: string): boolean {
	return (recording?.snippets ?? []).some(
		({ id, picture }) =>
			picture !== undefined &&
			basename(pictureFile(`${recording?.page}.json`, id, picture.digest)) === name,
	);
}
