import { readdir, readlink, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { currentRun, isDead } from "./run-id.ts";

/** How the names of checkouts' locks begin. */
export const CHECKOUT_LOCK = "checkout-";

/** Between two looks at a lock that another one holds, in milliseconds. */
const PAUSE = 200;

/**
 * Does some work while no other recorder of this machine and user does it.
 * A lock left by a killed run is taken over.
 *
 * @param onWait Called once when another recorder holds the lock.
 */
export async function withLock<T>(
	name: string,
	work: () => Promise<T>,
	options: { onWait: () => void; signal?: AbortSignal | undefined },
): Promise<T> {
	const path = lockPath(name);
	for (let waiting = false; !(await acquire(path)); waiting = true) {
		if (!waiting) options.onWait();
		await setTimeout(PAUSE, undefined, options.signal ? { signal: options.signal } : {});
	}
	try {
		return await work();
	} finally {
		await rm(path, { force: true });
	}
}

/** Whether a lock is that of a killed run, which then also left other things to be removed. */
export async function isAbandoned(name: string): Promise<boolean> {
	const holder = await holderOf(lockPath(name));
	return holder !== undefined && isDead(holder);
}

/**
 * Removes the locks that killed runs left. Those of checkouts stay: they tell the next run there that its
 * predecessor was killed.
 */
export async function sweepLocks(): Promise<void> {
	const before = lockPrefix();
	const after = ".lock";
	const files = await readdir(tmpdir()).catch(() => []);
	const names = files
		.filter((file) => file.startsWith(before) && file.endsWith(after))
		.map((file) => file.slice(before.length, -after.length))
		.filter((name) => !name.startsWith(CHECKOUT_LOCK));
	await Promise.all(names.map(releaseAbandoned));
}

async function releaseAbandoned(name: string): Promise<void> {
	const holder = await holderOf(lockPath(name));
	if (holder !== undefined && isDead(holder)) await takeAway(lockPath(name), holder);
}

function lockPath(name: string): string {
	return join(tmpdir(), `${lockPrefix()}${name}.lock`);
}

function lockPrefix(): string {
	return `tp-docker-recorder-${process.getuid?.() ?? "user"}-`;
}

/**
 * Takes a lock unless a living run holds it. The lock is a symbolic link to the holder's name: it is
 * made whole or not at all, so no kill leaves one that names nobody.
 */
async function acquire(path: string): Promise<boolean> {
	try {
		await symlink(currentRun(), path);
		return true;
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
	}
	const holder = await holderOf(path);
	if (holder === undefined || !isDead(holder)) return false;
	return (await takeAway(path, holder)) && (await acquire(path));
}

/**
 * Removes the lock of a dead run. Of all who see it, only the one that holds a lock named after the
 * dead run may: else a slow one would remove the lock of the successor.
 *
 * @returns Whether it did.
 */
async function takeAway(path: string, dead: string): Promise<boolean> {
	const right = `${path}.${dead}`;
	if (!(await acquire(right))) return false;
	try {
		if ((await holderOf(path)) !== dead) return false;
		await rm(path, { force: true });
		return true;
	} finally {
		await rm(right, { force: true });
	}
}

/** The run that a lock names; none where it is gone by now. */
async function holderOf(path: string): Promise<string | undefined> {
	return await readlink(path).catch(() => undefined);
}
