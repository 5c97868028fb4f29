import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { writeAtomically } from "../run/write-atomically.ts";
import { messageOf } from "../text/message-of.ts";
import { digestOf } from "./checksum.ts";
import { pageOfPicture, pictureFile, RECORDINGS_FOLDER, recordingFile } from "./recording-file.ts";
import { FORMAT, type Recording, recordingSchema } from "./schema.ts";

/** What is wrong with a recording that was never made. */
export const MISSING = "is missing";

/** The files of a recording's pictures, by the ids of their snippets. */
export type Pictures = ReadonlyMap<string, Buffer>;

/**
 * Reads a page's recording, whether it can be used or not.
 *
 * @returns None where there is none that can be read.
 */
export async function readRecording(
	root: string,
	engine: string,
	page: string,
): Promise<Recording | undefined> {
	const read = await readRecordingFile(join(root, recordingFile(engine, page)));
	return "recording" in read ? read.recording : undefined;
}

/** Reads a recording from its file, or tells why not: a clause that completes "its recording …". */
export async function readRecordingFile(
	path: string,
): Promise<{ readonly recording: Recording } | { readonly problem: string }> {
	let content: unknown;
	try {
		content = JSON.parse(await readFile(path, "utf8"));
	} catch (error) {
		return { problem: unreadable(error) };
	}
	const { data: recording, error } = recordingSchema.safeParse(content);
	if (recording !== undefined) return { recording };
	const [issue] = error.issues;
	if (issue?.path[0] === "format")
		return { problem: `is not of the format that this version knows, ${FORMAT}` };
	return { problem: `is not valid (${[...(issue?.path ?? []), issue?.message].join(": ")})` };
}

function unreadable(error: unknown): string {
	if (error instanceof SyntaxError) {
		// It quotes the file, which may be of several lines.
		return `was cut off, or is no JSON (${error.message.replaceAll("\n", "⏎")})`;
	}
	if (error instanceof Error && "code" in error && error.code === "ENOENT") return MISSING;
	return `cannot be read (${messageOf(error)})`;
}

/** Reads the pictures of a recording from beside its file: those that are there as they were taken. */
export async function readPictures(path: string, { snippets }: Recording): Promise<Pictures> {
	const pictures = new Map<string, Buffer>();
	for (const { id, picture } of snippets) {
		if (picture === undefined) continue;
		const file = await readFile(pictureFile(path, id, picture.digest)).catch(() => undefined);
		if (file !== undefined && digestOf(file) === picture.digest) pictures.set(id, file);
	}
	return pictures;
}

/**
 * Writes a page's recording and its pictures: each file whole or not at all. The recording comes after its
 * pictures and before those of the former one go, so that at any moment the one there has its own.
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
		for (const [snippet, file] of pictures) {
			await writeAtomically(pictureFile(path, snippet, digestOf(file)), file);
		}
		await writeAtomically(path, `${JSON.stringify(recording, null, "\t")}\n`);
	} finally {
		await removeUnnamedPictures(path);
	}
}

/** Removes the pictures that no recording names, as a killed run leaves them. */
export async function removeLeftPictures(root: string): Promise<void> {
	const folder = join(root, RECORDINGS_FOLDER);
	const names = await readdir(folder, { recursive: true }).catch(() => []);
	const recordings = names.flatMap((name) => {
		const page = pageOfPicture(basename(name));
		return page === undefined ? [] : join(folder, dirname(name), `${page}.json`);
	});
	for (const path of new Set(recordings)) await removeUnnamedPictures(path);
}

/** Removes those pictures of a page that its recording, as it stands there now, does not name. */
async function removeUnnamedPictures(path: string): Promise<void> {
	const read = await readRecordingFile(path);
	// One that cannot be read may name them all.
	if ("problem" in read && read.problem !== MISSING) return;
	const snippets = "recording" in read ? read.recording.snippets : [];
	const named = new Set(
		snippets.flatMap(({ id, picture }) =>
			picture === undefined ? [] : basename(pictureFile(path, id, picture.digest)),
		),
	);
	for (const name of await readdir(dirname(path))) {
		if (pageOfPicture(name) !== basename(path, ".json") || named.has(name)) continue;
		await rm(join(dirname(path), name), { force: true });
	}
}
