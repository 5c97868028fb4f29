import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { digestOf } from "./checksum.ts";
import { pictureFile, recordingFile } from "./recording-file.ts";
import { FORMAT, type Recording, recordingSchema } from "./schema.ts";
import { writeAtomically } from "./write-atomically.ts";

/** What is wrong with a recording that was never made. */
export const MISSING = "is missing";

/** The files of a recording's pictures, by the ids of their snippets. */
export type Pictures = ReadonlyMap<string, Buffer>;

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
	const found = await readOrExplain(path);
	return typeof found === "string" ? undefined : found;
}

/** Why a page has no recording that can be used: a clause that completes "its recording …". */
export async function explainUnusable(root: string, engine: string, page: string): Promise<string> {
	const found = await readOrExplain(join(root, recordingFile(engine, page)));
	return typeof found === "string" ? found : "can be used by now";
}

async function readOrExplain(path: string): Promise<Recording | string> {
	let content: unknown;
	try {
		content = JSON.parse(await readFile(path, "utf8"));
	} catch (error) {
		if (error instanceof SyntaxError) {
			// It quotes the file, which may be of several lines.
			return `was cut off, or is no JSON (${error.message.replaceAll("\n", "⏎")})`;
		}
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return MISSING;
		return `cannot be read (${error instanceof Error ? error.message : error})`;
	}
	const { data, error } = recordingSchema.safeParse(content);
	if (data !== undefined) return data;
	const [issue] = error.issues;
	if (issue?.path[0] === "format") return `is not of the format that this version knows, ${FORMAT}`;
	return `is not valid (${[...(issue?.path ?? []), issue?.message].join(": ")})`;
}

/** Reads the pictures of a recording from beside its file: those that are there as they were taken. */
export async function readPictures(
	path: string,
	recording: Recording | undefined,
): Promise<Pictures> {
	const pictures = new Map<string, Buffer>();
	for (const { id, picture } of recording?.snippets ?? []) {
		if (picture === undefined) continue;
		const file = await readFile(pictureFile(path, id)).catch(() => undefined);
		if (file !== undefined && digestOf(file) === picture.digest) pictures.set(id, file);
	}
	return pictures;
}

/**
 * Writes a page's recording and its pictures: each file whole or not at all, and the recording last. One
 * line of screen is one line of JSON.
 */
export async function writeRecording(
	root: string,
	recording: Recording,
	pictures: Pictures = new Map(),
): Promise<void> {
	const path = join(root, recordingFile(recording.engine, recording.page));
	await mkdir(dirname(path), { recursive: true });
	for (const [snippet, file] of pictures) await writeAtomically(pictureFile(path, snippet), file);
	await writeAtomically(path, `${JSON.stringify(recording, null, "\t")}\n`);
	await removeOldPictures(path, recording);
}

/** Removes pictures that a recording no longer has. */
async function removeOldPictures(path: string, { snippets }: Recording): Promise<void> {
	const folder = dirname(path);
	const pictured = new Set(snippets.filter(({ picture }) => picture).map(({ id }) => id));
	for (const name of await readdir(folder)) {
		// No dot in it, which would make it the picture of a page of a longer name.
		const [, page, id = ""] = /^(.+)\.([^.]+)\.png$/.exec(name) ?? [];
		if (page !== basename(path, ".json") || pictured.has(id)) continue;
		await rm(join(folder, name), { force: true });
	}
}
