import { setTimeout } from "node:timers/promises";
import type Docker from "dockerode";
import { removeEngine } from "../engine/remove-engine.ts";
import { dropVolumes } from "../host/drop-volumes.ts";
import { engineLocks } from "../host/engine-locks.ts";
import { deadRuns } from "../host/heartbeat.ts";
import { removed, statusCode } from "../host/status-code.ts";
import { sweepBaseFolders } from "../images/base-folder.ts";
import { STATE_PREFIX } from "../page/start-page.ts";
import { FILLS_LABEL, RUN_LABEL } from "../run/labels.ts";
import { sweepLocks } from "../run/with-lock.ts";

/** How many times to look for what killed runs left. */
const ROUNDS = 50;
/** Pause between two looks, in milliseconds. */
const PAUSE = 100;
/** How long what a page has left for another is kept, in milliseconds: the page may be no more, or have another name. */
const KEEP_STATES = 30 * 24 * 3600 * 1000;

/**
 * Removes the containers, networks and heartbeats of runs that are dead, and the volumes that they were filling. Those
 * of living runs stay, and so does what belongs to no run (images, and volumes that are whole). Folders in
 * which images are made, and locks, are removed by the same rule; how pages ended is once it is a month old.
 *
 * The host's Docker may still be working on the last request of a run that was killed a moment ago, and start
 * a container: so this looks again until nothing is left. What is still in use then is left to the next sweep.
 *
 * @returns How many things of the host's engine were found.
 */
export async function sweep(host: Docker): Promise<number> {
	const found = new Set<string>();
	for (let round = 0; round < ROUNDS; round++) {
		const names = await sweepOnce(host);
		if (names.length === 0) break;
		for (const name of names) found.add(name);
		if (round > 0) await setTimeout(PAUSE);
	}
	await sweepBaseFolders();
	const now = Date.now();
	await dropVolumes(
		host,
		(name, made) => name.startsWith(STATE_PREFIX) && now - made > KEEP_STATES,
	);
	// Last, so that who takes over such a lock finds nothing half-made.
	await sweepLocks(engineLocks(host));
	return found.size;
}

/** Removes what can be removed at once; names all that was there. */
async function sweepOnce(host: Docker): Promise<string[]> {
	const filters = JSON.stringify({ label: [RUN_LABEL] });
	const [containers, networks, { Volumes }] = await Promise.all([
		host.listContainers({ all: true, filters }),
		host.listNetworks({ filters }),
		host.listVolumes({ filters }),
	]);
	const heartbeats = Volumes ?? [];
	const runOf = ({ Labels }: Labelled): string => Labels?.[RUN_LABEL] ?? "";
	const dead = await deadRuns(host, [...containers, ...networks, ...heartbeats].map(runOf));
	const isLeft = (one: Labelled): boolean => dead.has(runOf(one));
	const leftContainers = containers.filter(isLeft);
	const leftNetworks = networks.filter(isLeft);
	const leftVolumes = [
		...leftContainers.flatMap(({ Labels }) => Labels[FILLS_LABEL] ?? []),
		...heartbeats.filter(isLeft).map(({ Name }) => Name),
	];
	// Containers first: networks and volumes that they use cannot be removed.
	await Promise.all(leftContainers.map(({ Id }) => removeEngine(host.getContainer(Id))));
	await Promise.all([
		...leftNetworks.map(({ Id }) => removed(host.getNetwork(Id).remove()).catch(passInUse)),
		...leftVolumes.map((name) => removed(host.getVolume(name).remove())),
	]);
	return [...[...leftContainers, ...leftNetworks].map(({ Id }) => Id), ...leftVolumes];
}

/** What the host's engine lists with its labels. */
interface Labelled {
	readonly Labels?: Readonly<Record<string, string>> | null | undefined;
}

/** The API answers 403 where a network has containers. */
function passInUse(error: unknown): void {
	if (statusCode(error) !== 403) throw error;
}
