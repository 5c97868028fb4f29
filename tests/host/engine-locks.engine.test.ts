import type Docker from "dockerode";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { engineLocks } from "../../scripts/host/engine-locks.ts";
import { deadRuns, startHeartbeat } from "../../scripts/host/heartbeat.ts";
import { sweep } from "../../scripts/record/sweep.ts";
import { newHolder } from "../../scripts/run/holder.ts";
import { RUN_LABEL, runLabels } from "../../scripts/run/labels.ts";
import { currentRun, type RunId } from "../../scripts/run/run-id.ts";
import { type LockPlace, sweepLocks, withLock } from "../../scripts/run/with-lock.ts";

/** A name that no other test has. */
const NAME = `test-${process.pid}`;
/** A run of another machine or container. */
const ELSEWHERE = currentRun().replace(/^[^.]*/, `elsewhere-${process.pid}`) as RunId;
const heldBy = (run: string) => newHolder().replace(currentRun(), run);

let host: Docker;
let place: LockPlace;

beforeAll(async () => {
	host = await connectHost();
	place = engineLocks(host);
});
afterEach(async () => {
	for (const name of await place.list()) if (name.startsWith(NAME)) await place.remove(name);
});

describe("a lock in an engine", () => {
	test("lets one of its users work at a time, whoever they are", async () => {
		let working = 0;
		let most = 0;
		const waited: string[] = [];
		const work = async () => {
			most = Math.max(most, ++working);
			await host.ping();
			working -= 1;
		};
		// Each with a connection of its own, as other users and other machines have.
		const users = await Promise.all(Array.from({ length: 6 }, connectHost));
		await Promise.all(
			users.map((user) =>
				withLock(engineLocks(user), NAME, work, { onWait: (holder) => waited.push(holder) }),
			),
		);
		expect(most).toBe(1);
		expect(waited[0]).toMatch(/^process \d+ of \S+ on \S+, since \d/);
		expect(await place.read(NAME)).toBeUndefined();
	});

	test("of a run elsewhere holds while that run's heart beats, and is taken over then", async () => {
		const heartbeat = await startHeartbeat(host, ELSEWHERE);
		await place.create(NAME, heldBy(ELSEWHERE));
		await sweepLocks(place);
		expect(await place.read(NAME)).toContain(ELSEWHERE);
		const { promise: waits, resolve: onWait } = Promise.withResolvers<void>();
		const waiting = withLock(place, NAME, async () => "done", { onWait: () => onWait() });
		await waits;
		await heartbeat[Symbol.asyncDispose]();
		expect(await waiting).toBe("done");
	});

	test("of a killed run is swept", async () => {
		await place.create(NAME, heldBy(currentRun().replace(/\.[^.]*$/, ".0")));
		await sweepLocks(place);
		expect(await place.read(NAME)).toBeUndefined();
	});
});

test("what a run elsewhere has left is swept, and what it still uses is not", async () => {
	const name = `recorder-test-elsewhere-${process.pid}`;
	const heartbeat = await startHeartbeat(host, ELSEWHERE);
	const network = await host.createNetwork({ Name: name, Labels: runLabels(ELSEWHERE) });
	const isThere = async () => (await host.listNetworks()).some(({ Name }) => Name === name);
	try {
		await sweep(host);
		expect(await isThere()).toBe(true);
		expect(await deadRuns(host, [ELSEWHERE, currentRun()])).toEqual(new Set());
		await heartbeat[Symbol.asyncDispose]();
		await sweep(host);
		expect(await isThere()).toBe(false);
	} finally {
		await network.remove().catch(() => {});
	}
});

test("a heartbeat that stopped a minute ago is none, and is swept", async () => {
	const Name = `recorder-test-beat-${process.pid}`;
	const labels = { "dev.tp-docker.recorder.beat": "1", [RUN_LABEL]: ELSEWHERE };
	await host.createVolume({ Name, Labels: labels });
	const later = Object.create(host, {
		info: { value: async () => ({ SystemTime: new Date(Date.now() + 120_000).toISOString() }) },
	});
	expect(await deadRuns(host, [ELSEWHERE])).toEqual(new Set());
	expect(await deadRuns(later, [ELSEWHERE])).toEqual(new Set([ELSEWHERE]));
	await sweep(later);
	expect((await host.listVolumes()).Volumes.map((volume) => volume.Name)).not.toContain(Name);
});
