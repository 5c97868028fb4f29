import { setTimeout } from "node:timers/promises";
import type Docker from "dockerode";
import { removed, statusCode } from "../host/status-code.ts";
import { sweepBaseFolders } from "../images/base-folder.ts";
import { FILLS_LABEL, RUN_LABEL } from "../run/labels.ts";
import { isDead } from "../run/run-id.ts";
import { sweepLocks } from "../run/with-lock.ts";

/** How often it is looked again for what a run left. */
const ROUNDS = 50;
/** How long after the last look, in milliseconds. */
const PAUSE = 100;

/**
 * Removes the containers and networks of runs that are dead, and the volumes that they were filling. Those
 * of living runs, and what no run owns (images, and the volumes that are whole), stay. So it is with the
 * folders in which images are made, and with locks.
 *
 * The host's engine may still be at the last request of a run that was killed a moment ago, and start a
 * container: it is looked again until nothing is left. What somebody else uses for longer is left to the
 * next sweep.
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
	// Last: who takes such a lock finds nothing half-made.
	await sweepLocks();
	return found.size;
}

/** Removes what can be removed at once; names all that was there. */
async function sweepOnce(host: Docker): Promise<string[]> {
	const filters = JSON.stringify({ label: [RUN_LABEL] });
	const [containers, networks] = await Promise.all([
		host.listContainers({ all: true, filters }),
		host.listNetworks({ filters }),
	]);
	const isLeft = ({ Labels }: { Labels?: Record<string, string> | null | undefined }): boolean => {
		const run = Labels?.[RUN_LABEL];
		return run !== undefined && isDead(run);
	};
	const leftContainers = containers.filter(isLeft);
	const leftNetworks = networks.filter(isLeft);
	const leftVolumes = leftContainers.flatMap(({ Labels }) => Labels[FILLS_LABEL] ?? []);
	// Containers first: they hold the others.
	await Promise.all(
		leftContainers.map(({ Id }) => removed(host.getContainer(Id).remove({ force: true, v: true }))),
	);
	await Promise.all([
		...leftNetworks.map(({ Id }) => removed(host.getNetwork(Id).remove()).catch(passInUse)),
		...leftVolumes.map((name) => removed(host.getVolume(name).remove())),
	]);
	return [...[...leftContainers, ...leftNetworks].map(({ Id }) => Id), ...leftVolumes];
}

/** The API answers 403 where a network has containers. */
function passInUse(error: unknown): void {
	if (statusCode(error) !== 403) throw error;
}
