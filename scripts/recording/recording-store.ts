import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { recordingFile } from "./recording-file.ts";
import { type Recording, recordingSchema } from "./schema.ts";
import { writeAtomically } from "./write-atomically.ts";

/**
 * Reads a page's recording.
 *
 * @returns None where there is none, or where it cannot be used: it then has to be made anew.
 */
export async function readRecording(
	root: string,
	engine: string,
	page: string,
): Promise<Recording | undefined> {
	return await readRecordingFile(join(root, recordingFile(engine, page)));
}

/** Reads a recording from where it stands; none where it cannot be used. */
export async function readRecordingFile(path: string): Promise<Recording | undefined> {
	const text = await readFile(path, "utf8").catch(() => undefined);
	if (text === undefined) return undefined;
	try {
		return recordingSchema.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** Writes a page's recording: all of it or nothing. One line of screen is one line of JSON. */
export async function writeRecording(root: string, recording: Recording): Promise<void> {
	const path = join(root, recordingFile(recording.engine, recording.page));
	await mkdir(dirname(path), { recursive: true });
	await writeAtomically(path, `${JSON.stringify(recording, null, "\t")}\n`);
}
