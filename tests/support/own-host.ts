import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Docker from "dockerode";
import { ping } from "../../scripts/host/connect-host.ts";
import { followProgress } from "../../scripts/host/follow-progress.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { privilegeConfig } from "../../scripts/images/privileges.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { standInTags } from "../faults/small-stand-ins.ts";
import { prepareEngines } from "./real-engine.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Where the container that is the host shows its socket. */
const SOCKETS = "/own-host";
/** The engine's entry point takes it first: see `snippets/engine/entrypoint`. */
const FIRST_PROCESS = "2000";
/** How long it may take to answer, in milliseconds. */
const PATIENCE = 60_000;

/** An engine in a container that hosts engines, as the machine's does, but may be restarted. */
export interface OwnHost extends AsyncDisposable {
	readonly docker: Docker;
	/** For DOCKER_HOST. */
	readonly address: string;
	/** How long it took to make, in milliseconds. */
	readonly cost: number;
	/** Stops its daemon: by SIGTERM, or at once. What runs in it stops, too. */
	stop(how: "gently" | "at once"): Promise<void>;
	/** Starts the daemon again, and waits until it answers. */
	start(): Promise<void>;
}

/**
 * Starts such an engine from the image of the recorder's own, and gives it the images that a run needs,
 * as the machine has them.
 *
 * @param options.daemon More arguments of its daemon.
 */
export async function startOwnHost(
	host: Docker,
	{ signal, daemon = [] }: { signal?: AbortSignal | undefined; daemon?: readonly string[] } = {},
): Promise<OwnHost> {
	const began = Date.now();
	await using cleanup = new AsyncDisposableStack();
	await using prepared = await prepareEngines();
	const sockets = cleanup.use(await temporaryFolder());
	const container = await host.createContainer({
		Image: prepared.image,
		Cmd: [FIRST_PROCESS, `--host=unix://${SOCKETS}/docker.sock`, ...daemon],
		// The next run of a recorder sweeps it, should this one be killed.
		Labels: runLabels(currentRun()),
		Volumes: { "/var/lib/docker": {} },
		HostConfig: {
			...privilegeConfig(prepared.privileges),
			Binds: [`${sockets.path}:${SOCKETS}`],
		},
	});
	cleanup.defer(() => removed(container.remove({ force: true, v: true })));
	await container.start();
	const socketPath = join(sockets.path, "docker.sock");
	const docker = new Docker({ socketPath });
	await untilAnswers(docker, signal);
	const registry = await host.getContainer(`${prepared.registry.network}-registry`).inspect();
	const images = [prepared.image, registry.Config.Image, ...(await standInTags(prepared.kind))];
	for (const image of images) {
		await followProgress(docker, await docker.loadImage(await host.getImage(image).get()));
	}
	const owned = cleanup.move();
	return {
		docker,
		address: `unix://${socketPath}`,
		cost: Date.now() - began,
		stop: async (how) => {
			await container.stop({ t: how === "gently" ? PATIENCE / 1000 : 0 });
		},
		start: async () => {
			await container.start();
			await untilAnswers(docker, signal);
		},
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

async function untilAnswers(docker: Docker, signal: AbortSignal | undefined): Promise<void> {
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		try {
			return await ping(docker);
		} catch (error) {
			if (Date.now() > deadline) throw error;
		}
		await setTimeout(100, undefined, signal ? { signal } : {});
	}
}
