import type Docker from "dockerode";
import { RUN_LABEL } from "../../scripts/engine/labels.ts";

/** Containers, networks and volumes of the host's engine that the run of a process left behind. */
export async function leftovers(host: Docker, pid: number | undefined): Promise<string[]> {
	const filters = JSON.stringify({ label: [RUN_LABEL] });
	const [containers, networks, { Volumes: volumes }] = await Promise.all([
		host.listContainers({ all: true, filters }),
		host.listNetworks({ filters }),
		host.listVolumes({ filters }),
	]);
	const isOf = ({ Labels }: { Labels?: Record<string, string> | null | undefined }) =>
		Labels?.[RUN_LABEL]?.split(".")[2] === String(pid);
	return [
		...containers.filter(isOf).map(({ Id }) => `container ${Id}`),
		...networks.filter(isOf).map(({ Name }) => `network ${Name}`),
		...volumes.filter(isOf).map(({ Name }) => `volume ${Name}`),
	];
}
