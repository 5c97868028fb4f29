import type Docker from "dockerode";
import { SEED_PREFIX } from "../../scripts/engine/seed.ts";
import { KEPT } from "../../scripts/engine/start-engine.ts";
import { HOLDER_LABEL } from "../../scripts/host/engine-locks.ts";
import { removed, statusCode } from "../../scripts/host/status-code.ts";
import { STATE_PREFIX } from "../../scripts/page/start-page.ts";
import { readHolder } from "../../scripts/run/holder.ts";
import { FILLS_LABEL, LABEL, PAGE_LABEL, RUN_LABEL } from "../../scripts/run/labels.ts";

/** Containers, networks, heartbeats and locks of the host's engine that the run of a process left behind. */
export async function leftovers(host: Docker, pid: number | undefined): Promise<string[]> {
	const filters = JSON.stringify({ label: [RUN_LABEL] });
	const [containers, networks, heartbeats, locks] = await Promise.all([
		host.listContainers({ all: true, filters }),
		host.listNetworks({ filters }),
		host.listVolumes({ filters }),
		host.listVolumes({ filters: JSON.stringify({ label: [HOLDER_LABEL] }) }),
	]);
	const isIts = ({ Labels }: Labelled) => isOf(Labels, pid);
	const isHeld = ({ Labels }: Labelled) => {
		const run = readHolder(Labels?.[HOLDER_LABEL] ?? "")?.run;
		return run?.split(".")[2] === String(pid);
	};
	return [
		...containers.filter(isIts).map(({ Id }) => `container ${Id}`),
		...networks.filter(isIts).map(({ Name }) => `network ${Name}`),
		...heartbeats.Volumes.filter(isIts).map(({ Name }) => `heartbeat ${Name}`),
		...locks.Volumes.filter(isHeld).map(({ Name }) => `lock ${Name}`),
	];
}

/** The engines that the run of a process has started, and that are there. */
export async function enginesOf(
	host: Docker,
	pid: number | undefined,
): Promise<Docker.Container[]> {
	const filters = JSON.stringify({ label: [PAGE_LABEL] });
	const engines = await host.listContainers({ filters });
	return engines.filter(({ Labels }) => isOf(Labels, pid)).map(({ Id }) => host.getContainer(Id));
}

/** What the host's engine lists with its labels. */
interface Labelled {
	readonly Labels?: Readonly<Record<string, string>> | null | undefined;
}

/** Whether something has the label of the run of a process. */
function isOf(labels: Labelled["Labels"], pid: number | undefined): boolean {
	return labels?.[RUN_LABEL]?.split(".")[2] === String(pid);
}

/** Names of the recorder's volumes in the host's engine, but for those that tests name as no recorder does. */
export async function volumesOf(host: Docker): Promise<string[]> {
	const filters = JSON.stringify({ label: [`${LABEL}=1`] });
	const names = (await host.listVolumes({ filters })).Volumes.map(({ Name }) => Name);
	return names.filter((name) => !name.startsWith(SEED_PREFIX) || SEED.test(name));
}

/** A seed's name ends with two hashes: of its engine's image, and of its images. */
const SEED = /-[0-9a-f]{12}-[0-9a-f]{12}$/;

/**
 * The recorder's volumes that were made since then and should be gone: only whole seeds, how pages ended, and what
 * registries serve, may stay.
 *
 * @param before Names of those that there were.
 * @param pids The processes that may have left them. Volumes that the runs of other tests fill, or were
 *   filling when they were killed, do not count.
 */
export async function leftVolumes(
	host: Docker,
	before: readonly string[],
	pids: readonly number[],
): Promise<string[]> {
	const fresh = (await volumesOf(host)).filter((name) => !before.includes(name));
	const others = await filledByOthers(host, pids);
	const left: string[] = [];
	for (const name of fresh) {
		if (others.includes(name)) continue;
		if (/^recorder-(?:stand-ins-|docker-hub$)/.test(name)) continue;
		const isKept = name.startsWith(SEED_PREFIX) || name.startsWith(STATE_PREFIX);
		if (isKept && (await isWhole(host, name))) continue;
		left.push(`volume ${name}`);
	}
	return left;
}

/** The volumes that other runs fill, or have begun to. */
async function filledByOthers(host: Docker, pids: readonly number[]): Promise<string[]> {
	const filters = JSON.stringify({ label: [FILLS_LABEL] });
	const containers = await host.listContainers({ all: true, filters });
	return containers.flatMap(({ Labels }) =>
		pids.some((pid) => isOf(Labels, pid)) ? [] : (Labels[FILLS_LABEL] ?? []),
	);
}

/** Looks into a volume, through a container that is never started. */
async function isWhole(host: Docker, volume: string): Promise<boolean> {
	const [image] = await host.listImages({ filters: JSON.stringify({ label: [`${LABEL}=1`] }) });
	if (image === undefined) throw new Error("The recorder has no image here.");
	const container = await host.createContainer({
		Image: image.Id,
		Cmd: ["true"],
		HostConfig: { Mounts: [{ Type: "volume", Source: volume, Target: "/looked-at" }] },
	});
	try {
		const archive = await container.getArchive({ path: `/looked-at/${KEPT.file}` });
		archive.resume();
		return true;
	} catch (error) {
		if (statusCode(error) === 404) return false;
		throw error;
	} finally {
		await removed(container.remove({ force: true }));
	}
}
