import { lstat, readdir, readlink, rm, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { currentRun } from "../../scripts/run/run-id.ts";
import { CHECKOUT_LOCK, isAbandoned, sweepLocks, withLock } from "../../scripts/run/with-lock.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

/** This process's predecessor: the same process id, started at another time. */
const DEAD = currentRun().replace(/\.[^.]*$/, ".0");

let folder: TemporaryFolder;
/** How many do their work now, and the most that ever did. */
let working: number;
let most: number;

beforeEach(async () => {
	folder = await temporaryFolder();
	vi.stubEnv("TMPDIR", folder.path);
	working = 0;
	most = 0;
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await folder[Symbol.asyncDispose]();
});

/** Works under the lock for as long as others need to notice; returns whether it had to wait. */
async function work(): Promise<boolean> {
	let hasWaited = false;
	const task = async () => {
		working += 1;
		most = Math.max(most, working);
		for (let turn = 0; turn < 20; turn++) await readdir(folder.path);
		working -= 1;
	};
	await withLock("test", task, {
		onWait: () => {
			hasWaited = true;
		},
	});
	return hasWaited;
}

/** Path of the lock. */
async function lockPath(): Promise<string> {
	const [name = ""] = await withLock("test", () => readdir(folder.path), { onWait: () => {} });
	return join(folder.path, name);
}

describe("a lock", () => {
	test("lets one work at a time, the others wait, and nothing is left", async () => {
		const waited = await Promise.all([work(), work(), work()]);
		expect(most).toBe(1);
		expect(waited.filter(Boolean)).toHaveLength(2);
		expect(await readdir(folder.path)).toEqual([]);
	});

	test("of a dead run is taken over by one only, however many see it", async () => {
		const path = await lockPath();
		await symlink(DEAD, path);
		await Promise.all([work(), work(), work(), work()]);
		expect(most).toBe(1);
		expect(await readdir(folder.path)).toEqual([]);
	});

	test("of a dead run stays while another one is taking it over", async () => {
		const path = await lockPath();
		const right = `${path}.${DEAD}`;
		await symlink(DEAD, path);
		await symlink(currentRun(), right);
		const { promise: waits, resolve: onWait } = Promise.withResolvers<void>();
		const holder = withLock("test", () => readlink(path), { onWait });
		await waits;
		expect(await readlink(path)).toBe(DEAD);
		await rm(right);
		expect(await holder).toBe(currentRun());
	});

	test("of a dead run is taken over at once, also after a run that died while it did so", async () => {
		const path = await lockPath();
		await symlink(DEAD, path);
		await symlink(DEAD, `${path}.${DEAD}`);
		expect(await isAbandoned("test")).toBe(true);
		expect(await work()).toBe(false);
		expect(await isAbandoned("test")).toBe(false);
		expect(await readdir(folder.path)).toEqual([]);
	});

	test("names its holder from the moment it is there", async () => {
		const path = await lockPath();
		const look = async () => [await readlink(path), await isAbandoned("test")];
		expect(await withLock("test", look, { onWait: () => {} })).toEqual([currentRun(), false]);
	});

	test("of a dead run is swept, unless it is a checkout's", async () => {
		const path = await lockPath();
		const named = (name: string) => path.replace(/test(?=\.lock$)/, name);
		await symlink(DEAD, named("seed"));
		await symlink(currentRun(), named("engine"));
		await symlink(DEAD, named(`${CHECKOUT_LOCK}0`));
		await sweepLocks();
		const left = [named(`${CHECKOUT_LOCK}0`), named("engine")].map((one) => basename(one));
		expect((await readdir(folder.path)).sort()).toEqual(left.sort());
	});

	test("is released when the work fails", async () => {
		const path = await lockPath();
		const failing = withLock("test", () => Promise.reject(new Error("broke")), {
			onWait: () => {},
		});
		await expect(failing).rejects.toThrow("broke");
		await expect(lstat(path)).rejects.toThrow("ENOENT");
	});
});
