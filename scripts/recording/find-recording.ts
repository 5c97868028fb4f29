import { checksum } from "./checksum.ts";
import type { PageKeys } from "./page-key.ts";
import { castKey, type Pictures, readPictures, readRecordingFile } from "./read-recording.ts";
import type { Recording } from "./schema.ts";

/** A recording as it stands on the disk, and what keeps it from being used. */
export type Found = {
	/** Its pictures, without those that are missing or were changed. */
	readonly pictures: Pictures;
} & (
	| { readonly recording: Recording; readonly problem: undefined }
	/** Here `recording` is one that is stale or was edited; undefined where it cannot be read. */
	| { readonly recording: Recording | undefined; readonly problem: string }
);

/**
 * Reads a recording with its pictures, and tells whether it can be used.
 *
 * @param path The recording's file.
 * @param keys The keys that its page has now; without them, any will do.
 * @returns Its problem, if any, as a clause that completes "its recording …".
 */
export async function findRecording(path: string, keys: PageKeys | undefined): Promise<Found> {
	const read = await readRecordingFile(path);
	if ("problem" in read) return { ...read, recording: undefined, pictures: new Map() };
	const { recording } = read;
	const pictures = await readPictures(path, recording);
	return {
		recording,
		pictures,
		problem: problemOf(recording, keys?.[recording.provenance.kind] ?? recording.key, pictures),
	};
}

function problemOf(recording: Recording, key: string, pictures: Pictures) {
	if (recording.key !== key)
		return "is stale: the page, its files, the page it begins after, or the engine changed since";
	if (recording.checksum !== checksum(recording)) return "was edited by hand";
	const lacking = recording.snippets.find(({ id, picture }) => picture && !pictures.has(id));
	if (lacking) return `lacks the picture of \`${lacking.id}\`, or it was edited by hand`;
	const mute = recording.snippets.find(({ id, cast }) => cast && !pictures.has(castKey(id)));
	return mute && `lacks the replay of \`${mute.id}\`, or it was edited by hand`;
}
