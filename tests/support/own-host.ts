import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Docker from "dockerode";
import { USUAL } from "../../scripts/engine/conditions.ts";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { ping } from "../../scripts/host/connect-host.ts";
import { followProgress } from "../../scripts/host/follow-progress.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { packFolder } from "../../scripts/images/pack-folder.ts";
import { privilegeConfig } from "../../scripts/images/privileges.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Where the container that is the host shows its socket. */
const SOCKETS = "/own-host";
/** A port of the container that is published on the loopback. */
export const TCP_PORT = 2376;
/** How long it may take to answer, in milliseconds. */
const PATIENCE = 60_000;

/** An engine in a container that hosts engines, as the machine's does, but may be restarted. */
export interface OwnHost extends AsyncDisposable {
	readonly docker: Docker;
	/** For DOCKER_HOST. */
	readonly address: string;
	/** The port of the loopback that leads to {@link TCP_PORT} of it. */
	readonly port: number;
	/** Stops its daemon: by SIGTERM, or at once. What runs in it stops, too. */
	stop(how: "gently" | "at once"): Promise<void>;
	/** Starts the daemon again, and waits until it answers. */
	start(): Promise<void>;
}

/** Where a host is, if not beside the machine's other containers. */
export interface Surroundings {
	/** Name of its network. */
	readonly network: string;
	/** Address of who resolves names there. */
	readonly resolver: string;
	/** File of a certificate that it trusts. */
	readonly authority: string;
}

/**
 * Starts such an engine from the image of the recorder's own.
 *
 * @param options.images Those of the machine's engine that it has, too.
 * @param options.daemon More arguments of its daemon, which may listen on {@link TCP_PORT}.
 * @param options.folder One of this machine that it sees under the same path.
 */
export async function startOwnHost(
	{ host, image, privileges }: Prepared,
	options: {
		images: readonly string[];
		daemon?: readonly string[];
		folder?: string;
		surroundings?: Surroundings;
		signal?: AbortSignal | undefined;
	},
): Promise<OwnHost> {
	const { images, daemon = [], folder, surroundings, signal } = options;
	await using cleanup = new AsyncDisposableStack();
	const sockets = cleanup.use(await temporaryFolder());
	const container = await host.createContainer({
		Image: image,
		Cmd: [String(USUAL.firstProcess), `--host=unix://${SOCKETS}/docker.sock`, ...daemon],
		// The next run of a recorder sweeps it, should this one be killed.
		Labels: runLabels(currentRun()),
		Volumes: { "/var/lib/docker": {} },
		ExposedPorts: { [`${TCP_PORT}/tcp`]: {} },
		HostConfig: {
			...privilegeConfig(privileges),
			PortBindings: { [`${TCP_PORT}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: "0" }] },
			Binds: [`${sockets.path}:${SOCKETS}`, ...(folder ? [`${folder}:${folder}:ro`] : [])],
			...(surroundings && { NetworkMode: surroundings.network, Dns: [surroundings.resolver] }),
		},
	});
	cleanup.defer(() => removed(container.remove({ force: true, v: true })));
	if (surroundings !== undefined) {
		await using trusted = await temporaryFolder();
		await trusted.write({ "hub.pem": await readFile(surroundings.authority, "utf8") });
		await container.putArchive(await packFolder(trusted.path), { path: "/etc/ssl/certs" });
	}
	await container.start();
	const socketPath = join(sockets.path, "docker.sock");
	const docker = new Docker({ socketPath });
	await untilAnswers(docker, { signal });
	const { Ports } = (await container.inspect()).NetworkSettings;
	await copyImages(host, docker, images);
	const owned = cleanup.move();
	return {
		docker,
		address: `unix://${socketPath}`,
		port: Number(Ports[`${TCP_PORT}/tcp`]?.[0]?.HostPort),
		stop: async (how) => {
			await container.stop({ t: how === "gently" ? PATIENCE / 1000 : 0 });
		},
		start: async () => {
			await container.start();
			await untilAnswers(docker, { signal });
		},
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

/** Images that a recorder with stand-ins begins with: those of its engine and its registry. */
export async function firstImages({ host, image, registry }: Prepared): Promise<string[]> {
	const { Config } = await host.getContainer(`${registry.network}-registry`).inspect();
	return [image, Config.Image];
}

/** Copies images from an engine to another one. */
export async function copyImages(
	from: Docker,
	to: Docker,
	images: readonly string[],
): Promise<void> {
	for (const one of images) {
		await followProgress(to, await to.loadImage(await from.getImage(one).get()));
	}
}

/** Waits until an engine answers: for a minute where `patience`, in milliseconds, is absent. */
export async function untilAnswers(
	docker: Docker,
	{ patience = PATIENCE, signal }: { patience?: number; signal?: AbortSignal | undefined } = {},
): Promise<void> {
	const deadline = Date.now() + patience;
	for (;;) {
		try {
			return await ping(docker);
		} catch (error) {
			if (Date.now() > deadline) throw error;
		}
		await setTimeout(100, undefined, signal ? { signal } : {});
	}
}
