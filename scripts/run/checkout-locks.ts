import { lstat, lutimes, mkdir, readdir, readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { LOST, type LockPlace } from "./with-lock.ts";

/** The lock that keeps two recorders from working on one checkout at once. */
export const CHECKOUT = "checkout";

const FOLDER = ".cache/locks";

/** Errors of a checkout that is read-only, where nobody writes what a lock would guard. */
const READ_ONLY: readonly unknown[] = ["EACCES", "EPERM", "EROFS"];

/**
 * The locks of a checkout, in its folder: so they hold for other users, containers and machines that share it.
 * A lock is a symbolic link to its holder's name, which is made whole or not at all.
 *
 * The package `proper-lockfile` has no name of a holder in its locks, takes a dead one's over only after its
 * time is up, and may then give it to two at once.
 */
export function checkoutLocks(root: string): LockPlace {
	const folder = join(root, FOLDER);
	const path = (name: string) => join(folder, name);
	/** The last beat of each lock that was looked at, and when it was first seen. Another machine's clock may differ. */
	const beats = new Map<string, { readonly beat: number; readonly seen: number }>();
	return {
		create: async (name, holder) => {
			try {
				await mkdir(folder, { recursive: true });
				await symlink(holder, path(name));
				return true;
			} catch (error) {
				const code = error instanceof Error && "code" in error ? error.code : undefined;
				if (READ_ONLY.includes(code)) return true;
				if (code === "EEXIST") return false;
				throw error;
			}
		},
		read: async (name) => await readlink(path(name)).catch(() => undefined),
		remove: async (name) => await rm(path(name), { force: true }),
		list: async () => await readdir(folder).catch(() => []),
		beat: async (name) => await lutimes(path(name), new Date(), new Date()),
		isLost: async (name, holder) => {
			const beat = (await lstat(path(name)).catch(() => undefined))?.mtimeMs;
			if (beat === undefined) return false;
			const key = `${name} ${holder}`;
			const known = beats.get(key);
			if (known?.beat === beat) return performance.now() - known.seen > LOST;
			beats.set(key, { beat, seen: performance.now() });
			return false;
		},
	};
}
