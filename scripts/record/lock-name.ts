import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";

/** Name of the lock that keeps two recorders from working on one checkout at once. */
export function lockName(root: string): string {
	return createHash("sha256").update(realpathSync(root)).digest("hex").slice(0, 12);
}
