import { posix } from "node:path";

/** Folder of the recordings, relative to the repository's root. */
export const RECORDINGS_FOLDER = "src/content/recordings";

/** A recording's path relative to the repository's root: `…/28.5/exercice-1.json`. */
export function recordingFile(engine: string, page: string): string {
	return posix.join(RECORDINGS_FOLDER, engine, `${page}.json`);
}

/** Where the picture of a snippet stands, beside its recording's file: `…/exercice-4.docs.png`. */
export function pictureFile(recording: string, snippet: string): string {
	return recording.replace(/\.json$/, `.${snippet}.png`);
}
