import { shortHash } from "../text/short-hash.ts";
import type { Recording } from "./schema.ts";

/** Hash of all of a recording but this hash, 16 hexadecimal digits. */
export function checksum({
	checksum: _,
	...rest
}: Omit<Recording, "checksum"> & { readonly checksum?: string }): string {
	// Sorted, since the order of a file's fields means nothing.
	const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
	return digestOf(JSON.stringify(sorted));
}

/** Hash of a file's content, 16 hexadecimal digits. */
export function digestOf(content: string | Buffer): string {
	return shortHash(content, 16);
}
