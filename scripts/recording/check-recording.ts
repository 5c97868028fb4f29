import { checksum } from "./checksum.ts";
import type { Pictures } from "./recording-store.ts";
import type { Recording } from "./schema.ts";

/**
 * Tells why a recording cannot be shown on its page.
 *
 * @param key The page's key now.
 * @param pictures Its pictures, those that are as they were taken.
 * @returns A clause that completes "its recording …", or nothing where all is well.
 */
export function checkRecording(
	recording: Recording,
	key: string,
	pictures: Pictures = new Map(),
): string | undefined {
	if (recording.key !== key) return "is stale: the page, its files or the engine changed since";
	if (recording.checksum !== checksum(recording)) return "was edited by hand";
	for (const { id, picture } of recording.snippets) {
		if (picture === undefined || pictures.has(id)) continue;
		return `lacks the picture of \`${id}\`, or it was edited by hand`;
	}
	return undefined;
}
