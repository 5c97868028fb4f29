import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { recordingFile } from "./recording-file.ts";
import { FORMAT, type Recording, recordingSchema } from "./schema.ts";
import { writeAtomically } from "./write-atomically.ts";

/** What is wrong with a recording that was never made. */
export const MISSING = "is missing";

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

/** Writes a page's recording: all of it or nothing. One line of screen is one line of JSON. */
export async function writeRecording(root: string, recording: Recording): Promise<void> {
	const path = join(root, recordingFile(recording.engine, recording.page));
	await mkdir(dirname(path), { recursive: true });
	await writeAtomically(path, `${JSON.stringify(recording, null, "\t")}\n`);
}
