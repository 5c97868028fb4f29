import { createHash } from "node:crypto";
import type { Recording } from "./schema.ts";

/** Hash of what a recording shows, 16 hexadecimal digits. */
export function checksum({
	provenance,
	snippets,
}: Pick<Recording, "provenance" | "snippets">): string {
	return createHash("sha256")
		.update(JSON.stringify({ provenance, snippets }))
		.digest("hex")
		.slice(0, 16);
}
