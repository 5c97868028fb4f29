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

/** The page to which a picture's file name belongs; none where it is no picture's. */
export function pageOfPicture(name: string): string | undefined {
	// A snippet's id has no dot in it.
	return /(.+)\.[^.]+\.[0-9a-f]{16}\.png$/.exec(name)?.[1];
}
