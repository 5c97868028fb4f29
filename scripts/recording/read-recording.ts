import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ifAbsent } from "../text/if-absent.ts";
import { messageOf } from "../text/message-of.ts";
import { digestOf } from "./checksum.ts";
import { castFile, pictureFile, recordingFile } from "./recording-file.ts";
import { FORMAT, type Recording, recordingSchema } from "./schema.ts";

/** What is wrong with a recording that was never made. */
export const MISSING = "is missing";

/** The files beside a recording: pictures by the ids of their snippets, replays by {@link castKey}. */
export type Pictures = ReadonlyMap<string, Buffer>;

/** The key of a snippet's replay among these files; no id has a dot. */
export function castKey(snippet: string): string {
	return `${snippet}.cast`;
}

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

/**
 * Reads a recording from its file, or tells why not: a clause that completes "its recording …".
 *
 * @throws What the system says where the file is there and cannot be read, as where too many are open.
 */
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
		// The error quotes the file, with its line ends.
		return `was cut off, or is no JSON (${error.message.replaceAll("\n", "⏎")})`;
	}
	if (error instanceof Error && "code" in error && error.code === "EISDIR") {
		return `cannot be read (${messageOf(error)})`;
	}
	return ifAbsent(MISSING)(error);
}

/** Reads the pictures and replays of a recording from beside its file, without those that are missing or were changed. */
export async function readPictures(path: string, { snippets }: Recording): Promise<Pictures> {
	const pictures = new Map<string, Buffer>();
	const read = async (key: string, file: string, digest: string) => {
		const content = await readFile(file).catch(ifAbsent(undefined));
		if (content !== undefined && digestOf(content) === digest) pictures.set(key, content);
	};
	for (const { id, picture, cast } of snippets) {
		if (picture !== undefined) {
			await read(id, pictureFile(path, id, picture.digest), picture.digest);
		}
		if (cast !== undefined) await read(castKey(id), castFile(path, id, cast), cast);
	}
	return pictures;
}
