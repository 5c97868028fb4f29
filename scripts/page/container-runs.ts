import type { ContainerEvent } from "../engine/container-event.ts";
import type { ContainerLook } from "../engine/look-at-container.ts";

/** One life of a container, from a start to its end. */
export interface ContainerRun {
	readonly container: string;
	readonly name: string;
	readonly image: string;
	/** The service that it works for, where Compose made it, or a swarm. */
	readonly composeService: string | undefined;
	readonly swarmService: string | undefined;
	/** When it was started, in milliseconds since 1970; the others alike. */
	readonly started: number;
	/** When clients began to follow it, in this life or another. */
	readonly attached: readonly number[];
	/** When it ended; undefined while it runs. */
	readonly ended: number | undefined;
	readonly status: number | undefined;
	/** Whether somebody ended it, rather than it ended by itself. */
	readonly isStopped: boolean;
	/** When one of its processes was killed for want of memory. */
	readonly outOfMemory: number | undefined;
	/** When its health check gave up. */
	readonly unhealthy: number | undefined;
}

/** Signals that programs take for a message, such as to read their configuration anew: HUP, USR1, USR2, WINCH. */
const MESSAGES: readonly (number | undefined)[] = [1, 10, 12, 28];

/**
 * Reads the lives of containers out of what an engine told. What is one for a reader is one chain: a
 * container that its engine starts again and again, or all that a swarm starts for one service.
 *
 * @param looks What the engine knew of containers besides, by their IDs.
 * @returns Chains by the begin of their first life.
 */
export function containerRuns(
	events: readonly ContainerEvent[],
	looks: ReadonlyMap<string, ContainerLook>,
): ContainerRun[][] {
	const containers = Map.groupBy(events, ({ container }) => container);
	const runs = [...containers.values()].flatMap(runsOf);
	const chains: ContainerRun[][] = [];
	for (const run of runs.sort((a, b) => a.started - b.started)) {
		const chain = chains.findLast(([first]) => idOf(first) === idOf(run));
		const isNext = run.swarmService !== undefined || isStartedAgain(chain?.at(-1), looks);
		if (chain !== undefined && isNext) chain.push(run);
		else chains.push([run]);
	}
	return chains;
}

function idOf(run: ContainerRun | undefined): string | undefined {
	return run?.swarmService ?? run?.container;
}

/** Whether a container whose last life this was is started again by its engine. */
function isStartedAgain(
	run: ContainerRun | undefined,
	looks: ReadonlyMap<string, ContainerLook>,
): boolean {
	if (run === undefined || run.isStopped) return false;
	const policy = looks.get(run.container)?.restartPolicy ?? "no";
	return (
		["always", "unless-stopped"].includes(policy) || (policy === "on-failure" && run.status !== 0)
	);
}

/** The lives of one container. */
function runsOf(events: readonly ContainerEvent[]): ContainerRun[] {
	const starts = events.flatMap(({ action }, index) => (action === "start" ? [index] : []));
	const attached = events.flatMap(({ action, at }) => (action === "attach" ? [at] : []));
	return starts.flatMap((start, index) => {
		const [first, ...rest] = events.slice(start, starts[index + 1]);
		if (first === undefined) return [];
		const at = (action: ContainerEvent["action"]) => rest.find((one) => one.action === action);
		const died = at("die");
		const { container, name, image, composeService, swarmService } = first;
		return [
			{
				container,
				name,
				image,
				composeService,
				swarmService,
				started: first.at,
				attached,
				ended: died?.at,
				status: died?.status,
				isStopped: rest.some(
					({ action, signal = 0 }) =>
						action === "kill" && (!MESSAGES.includes(signal) || died?.status === 128 + signal),
				),
				outOfMemory: at("oom")?.at,
				unhealthy: at("unhealthy")?.at,
			},
		];
	});
}
