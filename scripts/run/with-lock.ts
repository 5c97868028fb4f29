import { setTimeout } from "node:timers/promises";
import { shortHash } from "../text/short-hash.ts";
import { describeHolder, newHolder, readHolder } from "./holder.ts";
import { isDead, isElsewhere } from "./run-id.ts";

/** Between two looks at a lock that another one holds, in milliseconds. */
const PAUSE = 200;
/** How often a run shows that it lives, in milliseconds. */
export const BEAT = 5000;
/** A run elsewhere that has not shown so for this long, in milliseconds, is taken for dead. */
export const LOST = 60_000;

/** Where locks are kept: with what they guard, so that all who may touch that see them. */
export interface LockPlace {
	/** Makes a lock that names its holder, unless there is one by that name. It is made whole, or not at all. */
	create(name: string, holder: string): Promise<boolean>;
	/** The holder that a lock names; undefined where there is no such lock. */
	read(name: string): Promise<string | undefined>;
	remove(name: string): Promise<void>;
	/** The names of all locks there. */
	list(): Promise<string[]>;
	/** Shows that a lock's holder lives, where the place has no other way to tell. */
	beat?(name: string): Promise<void>;
	/** Whether the holder of a lock, a run of another machine or container, shows no more that it lives. */
	isLost(name: string, holder: string): Promise<boolean>;
}

/**
 * Does some work while nobody else does it who sees the same place. A lock that a killed run left is taken
 * over: at once where its process can be looked for from here, else once it has shown no sign of life for a
 * minute.
 *
 * @param options.onWait Called once for each other holder, with words for who that is and since when.
 */
export async function withLock<T>(
	place: LockPlace,
	name: string,
	work: () => Promise<T>,
	options: { onWait: (holder: string) => void; signal?: AbortSignal | undefined },
): Promise<T> {
	const own = newHolder();
	let known: string | undefined;
	while (!(await acquire(place, name, own))) {
		const other = await place.read(name);
		if (other === undefined) continue;
		if (other !== known) options.onWait(describe(other));
		known = other;
		await setTimeout(PAUSE, undefined, options.signal ? { signal: options.signal } : {});
	}
	const beat = () => void place.beat?.(name).catch(() => {});
	const beating = setInterval(beat, BEAT);
	try {
		return await work();
	} finally {
		clearInterval(beating);
		// Whoever took this one for dead, as it may be after a machine's sleep, holds the lock now.
		if ((await place.read(name)) === own) await place.remove(name);
	}
}

/** Whether a lock is that of a killed run, which then also left other things to be removed. */
export async function isAbandoned(place: LockPlace, name: string): Promise<boolean> {
	const holder = await place.read(name);
	return holder !== undefined && (await isGone(place, name, holder));
}

/** Removes the locks that killed runs left. */
export async function sweepLocks(place: LockPlace): Promise<void> {
	await Promise.all((await place.list()).map((name) => release(place, name)));
}

function describe(holder: string): string {
	const known = readHolder(holder);
	return known === undefined ? "somebody unknown" : describeHolder(known);
}

async function isGone(place: LockPlace, name: string, holder: string): Promise<boolean> {
	const { run } = readHolder(holder) ?? {};
	if (run !== undefined && !isElsewhere(run)) return isDead(run);
	return await place.isLost(name, holder);
}

/** Takes a lock unless a living run holds it. */
async function acquire(place: LockPlace, name: string, own: string): Promise<boolean> {
	if (await place.create(name, own)) return true;
	return (await release(place, name)) && (await acquire(place, name, own));
}

/**
 * Removes the lock of a dead run. Of all who see it, only the one that holds a lock named after the
 * dead run may: else a slow one would remove the lock of the successor.
 *
 * @returns Whether it did.
 */
async function release(place: LockPlace, name: string): Promise<boolean> {
	const dead = await place.read(name);
	if (dead === undefined || !(await isGone(place, name, dead))) return false;
	const right = `${name}.${shortHash(dead, 12)}`;
	if (!(await acquire(place, right, newHolder()))) return false;
	try {
		if ((await place.read(name)) !== dead) return false;
		await place.remove(name);
		return true;
	} finally {
		await place.remove(right);
	}
}
