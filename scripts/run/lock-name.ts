import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { CHECKOUT_LOCK } from "./with-lock.ts";

/** Name of the lock that keeps two recorders from working on one checkout at once. */
export function lockName(root: string): string {
	const hash = createHash("sha256").update(realpathSync(root)).digest("hex");
	return CHECKOUT_LOCK + hash.slice(0, 12);
}
