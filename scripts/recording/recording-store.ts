import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { writeAtomically } from "../run/write-atomically.ts";
import { digestOf } from "./checksum.ts";
import { namedFiles } from "./named-files.ts";
import { castKey, MISSING, type Pictures, readRecordingFile } from "./read-recording.ts";
import { castFile, pageOfPicture, pictureFile, recordingFile } from "./recording-file.ts";
import type { Recording } from "./schema.ts";

/**
 * Writes a page's recording and its pictures: each file whole or not at all. First the new
 * pictures are written, then the recording, then the former pictures are removed: so the recording that is there
 * has its pictures at any moment.
 *
 * One line of screen is one line of JSON.
 */
export async function writeRecording(
	root: string,
	recording: Recording,
	pictures: Pictures = new Map(),
): Promise<void> {
	const path = join(root, recordingFile(recording.engine, recording.page));
	await mkdir(dirname(path), { recursive: true });
	try {
		for (const { id } of recording.snippets) {
			const [picture, cast] = [pictures.get(id), pictures.get(castKey(id))];
			if (picture !== undefined) {
				await writeAtomically(pictureFile(path, id, digestOf(picture)), picture);
			}
			if (cast !== undefined) await writeAtomically(castFile(path, id, digestOf(cast)), cast);
		}
		await writeAtomically(path, `${JSON.stringify(recording, null, "\t")}\n`);
	} finally {
		await removeUnnamedPictures(path);
	}
}

/** Removes those pictures of a page that its recording, as it stands there now, does not name. */
async function removeUnnamedPictures(path: string): Promise<void> {
	const read = await readRecordingFile(path);
	// A recording that cannot be read may name any of them.
	if ("problem" in read && read.problem !== MISSING) return;
	const named = "recording" in read ? namedFiles(path, read.recording) : new Set();
	for (const name of await readdir(dirname(path))) {
		if (pageOfPicture(name) !== basename(path, ".json") || named.has(name)) continue;
		await rm(join(dirname(path), name), { force: true });
	}
}
