import { posix } from "node:path";

/** Folder of the recordings, relative to the repository's root. */
export const RECORDINGS_FOLDER = "src/content/recordings";

/** A recording's path relative to the repository's root: `…/28.5/exercice-1.json`. */
export function recordingFile(engine: string, page: string): string {
	return posix.join(RECORDINGS_FOLDER, engine, `${page}.json`);
}

/**
 * Where the picture of a snippet stands, beside its recording's file: `…/exercice-4.docs.DIGEST.png`. Thanks to
 * the digest, a new picture never overwrites the one that the recording there still names.
 *
 * @param digest The picture's, as its recording has it.
 */
export function pictureFile(recording: string, snippet: string, digest: string): string {
	return recording.replace(/\.json$/, `.${snippet}.${digest}.png`);
}

/** Where the replay of a snippet stands: as its picture. */
export function castFile(recording: string, snippet: string, digest: string): string {
	return recording.replace(/\.json$/, `.${snippet}.${digest}.cast`);
}

/** The page to which the file name of a picture or a replay belongs; none where it is neither's. */
export function pageOfPicture(name: string): string | undefined {
	// A snippet's id has no dot in it.
	return /(.+)\.[^.]+\.[0-9a-f]{16}\.(?:png|cast)$/.exec(name)?.[1];
}
