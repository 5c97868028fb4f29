import { checksum } from "./checksum.ts";
import type { Recording } from "./schema.ts";

/**
 * Tells why a recording cannot be shown on its page.
 *
 * @param key The page's key now.
 * @returns A clause that completes "its recording …", or nothing where all is well.
 */
export function checkRecording(recording: Recording, key: string): string | undefined {
	if (recording.key !== key) return "is stale: the page, its files or the engine changed since";
	if (recording.checksum !== checksum(recording)) return "was edited by hand";
	return undefined;
}
