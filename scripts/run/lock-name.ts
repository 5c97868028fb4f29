import { realpathSync } from "node:fs";
import { shortHash } from "../text/short-hash.ts";
import { CHECKOUT_LOCK } from "./with-lock.ts";

/** Name of the lock that keeps two recorders from working on one checkout at once. */
export function lockName(root: string): string {
	return CHECKOUT_LOCK + shortHash(realpathSync(root), 12);
}
