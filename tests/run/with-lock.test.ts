import { lstat, lutimes, mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { checkoutLocks } from "../../scripts/run/checkout-locks.ts";
import { newHolder } from "../../scripts/run/holder.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { isAbandoned, type LockPlace, sweepLocks, withLock } from "../../scripts/run/with-lock.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

/** A holder that is another run than this one. */
const heldBy = (run: string) => newHolder().replace(currentRun(), run);
/** This process's predecessor: the same process id, started at another time. */
const DEAD = heldBy(currentRun().replace(/\.[^.]*$/, ".0"));
/** A process of another machine or container. */
const ELSEWHERE = heldBy(currentRun().replace(/^[^.]*/, "elsewhere"));

let folder: TemporaryFolder;
let place: LockPlace;
/** Where the lock `test` is. */
let path: string;
/** How many do their work now, and the most that ever did. */
let working: number;
let most: number;
/** How many have neither come to work yet, nor seen for whom they wait. */
let unaware: number;

const { now } = performance;
let skipped = 0;

beforeEach(async () => {
	folder = await temporaryFolder();
	place = checkoutLocks(folder.path);
	path = join(folder.path, ".cache/locks/test");
	await mkdir(dirname(path), { recursive: true });
	working = 0;
	most = 0;
	unaware = 0;
});
afterEach(async () => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	await folder[Symbol.asyncDispose]();
});

/** Works under the lock until all others have noticed; returns for whom it had to wait. */
async function work(): Promise<string[]> {
	const waitedFor: string[] = [];
	let isAware = false;
	const notice = () => {
		if (!isAware) unaware -= 1;
		isAware = true;
	};
	unaware += 1;
	const task = async () => {
		notice();
		working += 1;
		most = Math.max(most, working);
		do await readdir(folder.path);
		while (unaware > 0);
		working -= 1;
	};
	const onWait = (holder: string) => {
		notice();
		waitedFor.push(holder);
	};
	// As another process: it has seen nothing yet.
	await withLock(checkoutLocks(folder.path), "test", task, { onWait });
	return waitedFor;
}

/** Lets the clock that only runs forward be later from now on, by some milliseconds. */
function skip(time: number): void {
	skipped += time;
	vi.spyOn(performance, "now").mockImplementation(() => now.call(performance) + skipped);
}

describe("a lock", () => {
	test("lets one work at a time, the others wait, and nothing is left", async () => {
		const waited = await Promise.all([work(), work(), work()]);
		expect(most).toBe(1);
		expect(waited.filter((holders) => holders.length > 0)).toHaveLength(2);
		expect(await place.list()).toEqual([]);
	});

	test("tells who waits for it who holds it, and since when", async () => {
		const began = new Date().toLocaleString("sv-SE");
		const waited = await Promise.all([work(), work()]);
		const [told = ""] = waited.flat();
		expect(told).toMatch(/^process \d+ of \S+ on \S+, since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
		expect(told).toContain(`process ${process.pid} of `);
		expect((told.split("since ")[1] ?? "") >= began).toBe(true);
	});

	test("of a dead run is taken over by one only, however many see it", async () => {
		await symlink(DEAD, path);
		await Promise.all([work(), work(), work(), work()]);
		expect(most).toBe(1);
		expect(await place.list()).toEqual([]);
	});

	test("of a dead run stays while another one is taking it over", async () => {
		await symlink(DEAD, path);
		// Who takes it over may do so while it holds a second lock, whose name begins with that of the first.
		let right = "";
		const create = vi.spyOn(place, "create").mockImplementation(async (name) => {
			if (name !== "test") right = name;
			return false;
		});
		await expect(
			withLock(place, "test", async () => {}, {
				onWait: () => {},
				signal: AbortSignal.timeout(50),
			}),
		).rejects.toThrow();
		create.mockRestore();
		expect(right).toMatch(/^test\.[0-9a-f]+$/);
		await symlink(newHolder(), join(dirname(path), right));
		const { promise: waits, resolve: onWait } = Promise.withResolvers<void>();
		const holder = withLock(place, "test", () => readlink(path), { onWait: () => onWait() });
		await waits;
		expect(await readlink(path)).toBe(DEAD);
		await place.remove(right);
		expect(await holder).toContain(currentRun());
	});

	test("of a dead run is taken over at once", async () => {
		await symlink(DEAD, path);
		expect(await isAbandoned(place, "test")).toBe(true);
		expect(await work()).toEqual([]);
		expect(await isAbandoned(place, "test")).toBe(false);
		expect(await place.list()).toEqual([]);
	});

	test("of a run elsewhere holds while its heart beats", async () => {
		await symlink(ELSEWHERE, path);
		expect(await place.isLost("test", ELSEWHERE)).toBe(false);
		skip(50_000);
		expect(await place.isLost("test", ELSEWHERE)).toBe(false);
		// Its clock may be wrong: it is the change that counts.
		await lutimes(path, 1, 1);
		skip(50_000);
		expect(await place.isLost("test", ELSEWHERE)).toBe(false);
		const { promise: waits, resolve: onWait } = Promise.withResolvers<void>();
		const waiting = withLock(place, "test", async () => "done", { onWait: () => onWait() });
		await waits;
		skip(70_000);
		expect(await waiting).toBe("done");
	});

	test("shows all the time that its holder lives", async () => {
		vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
		const beats = async () => {
			for (const _ of [1, 2]) {
				await lutimes(path, 1, 1);
				expect(await place.isLost("test", "")).toBe(false);
				await vi.advanceTimersByTimeAsync(5000);
				await vi.waitFor(async () => expect((await lstat(path)).mtimeMs).toBeGreaterThan(1000));
				skip(70_000);
				expect(await place.isLost("test", "")).toBe(false);
			}
		};
		await withLock(place, "test", beats, { onWait: () => {} });
	});

	test("names its holder from the moment it is there", async () => {
		const look = async () => [await readlink(path), await isAbandoned(place, "test")];
		const [holder, abandoned] = await withLock(place, "test", look, { onWait: () => {} });
		expect([String(holder).includes(currentRun()), abandoned]).toEqual([true, false]);
	});

	test("of a dead run is swept, that of a living one is not", async () => {
		await symlink(DEAD, path);
		await symlink(newHolder(), `${path}-living`);
		await symlink(ELSEWHERE, `${path}-elsewhere`);
		await sweepLocks(place);
		expect((await place.list()).sort()).toEqual(["test-elsewhere", "test-living"]);
	});

	test("is released when the work fails", async () => {
		const failing = withLock(place, "test", () => Promise.reject(new Error("broke")), {
			onWait: () => {},
		});
		await expect(failing).rejects.toThrow("broke");
		expect(await place.list()).toEqual([]);
	});

	test("that was taken from its holder stays with whoever has it now", async () => {
		const rob = async () => {
			await place.remove("test");
			await symlink(ELSEWHERE, path);
		};
		await withLock(place, "test", rob, { onWait: () => {} });
		expect(await readlink(path)).toBe(ELSEWHERE);
	});

	test.runIf(process.platform === "linux")("is not needed where nobody may write", async () => {
		const readOnly = checkoutLocks("/sys");
		expect(await withLock(readOnly, "test", async () => 1, { onWait: () => {} })).toBe(1);
	});
});
