import type Docker from "dockerode";
import { sweepBaseFolders } from "./base-folder.ts";
import { RUN_LABEL } from "./labels.ts";
import { isDead } from "./run-id.ts";
import { removed } from "./status-code.ts";

/**
 * Removes the containers, networks and volumes of runs that are dead. Those of living runs, and what no
 * run owns (images, and the volumes that registries serve), stay. So it is with the folders in which images
 * are made.
 *
 * @returns How many things were removed from the host's engine.
 */
export async function sweep(host: Docker): Promise<number> {
	const filters = JSON.stringify({ label: [RUN_LABEL] });
	const [containers, networks, { Volumes: volumes }] = await Promise.all([
		host.listContainers({ all: true, filters }),
		host.listNetworks({ filters }),
		host.listVolumes({ filters }),
	]);
	const isLeft = ({ Labels }: { Labels?: Record<string, string> | null | undefined }): boolean => {
		const run = Labels?.[RUN_LABEL];
		return run !== undefined && isDead(run);
	};
	const leftContainers = containers.filter(isLeft);
	const leftNetworks = networks.filter(isLeft);
	const leftVolumes = volumes.filter(isLeft);
	// Containers first: they hold the others.
	await Promise.all(
		leftContainers.map(({ Id }) => removed(host.getContainer(Id).remove({ force: true, v: true }))),
	);
	await Promise.all([
		...leftNetworks.map(({ Id }) => removed(host.getNetwork(Id).remove())),
		...leftVolumes.map(({ Name }) => removed(host.getVolume(Name).remove())),
	]);
	await sweepBaseFolders();
	return leftContainers.length + leftNetworks.length + leftVolumes.length;
}
