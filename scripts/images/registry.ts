import { join } from "node:path";
import type Docker from "dockerode";
import type { Proxies } from "../host/proxies.ts";
import { RunNetworks } from "../host/run-networks.ts";
import { removed, statusCode } from "../host/status-code.ts";
import { waitForLog } from "../host/wait-for-log.ts";
import { LABEL, runLabels } from "../run/labels.ts";
import type { RunId } from "../run/run-id.ts";
import { baseImage } from "./base-image.ts";
import { buildImage } from "./build-image.ts";
import { cacheError, cacheSettings } from "./cache-settings.ts";
import { type EngineNetwork, engineNetwork } from "./engine-network.ts";
import { hashFolders } from "./hash-folder.ts";
import { imageTags } from "./image-tags.ts";
import type { ImageKind } from "./provenance.ts";
import { pull } from "./pull.ts";
import { isStocked, readStandIns, stock } from "./stand-ins.ts";

/** A registry, where engines find their images. */
export interface Registry {
	/** `host:port`, as engines see it. */
	readonly address: string;
	/** The name of its own network, and how those of its engines' begin. */
	readonly network: string;
	/** Makes a network for one more engine, in which it finds the registry. */
	join(): Promise<EngineNetwork>;
	/** Resolves when it serves; engines start meanwhile. */
	readonly listening: Promise<void>;
	/**
	 * Whether it still serves; false where somebody stopped it, or the host's Docker was restarted.
	 *
	 * @throws What kept the host's Docker from telling.
	 */
	isRunning(): Promise<boolean>;
	/** Removes it, with its network; its engines must be gone by then. */
	remove(): Promise<void>;
}

/**
 * Starts the run's registry: a cache of Docker Hub (`official`), or a server of the stand-ins.
 *
 * Each run has its own registry and network, labelled as its own and removed with it: so two recorders never
 * share a container, and whatever a killed one left may be removed. What takes long to make (images, and the
 * volumes with what registries serve) is shared and kept.
 */
export async function startRegistry(
	host: Docker,
	options: {
		run: RunId;
		kind: ImageKind;
		/** The host's proxies. */
		ways: readonly Proxies[];
		root: string;
		/** Whether engines are to reach nothing else. */
		isClosed: boolean;
		onProgress: (line: string) => void;
		signal?: AbortSignal | undefined;
	},
): Promise<Registry> {
	const { kind, root, onProgress, signal } = options;
	await using cleanup = new AsyncDisposableStack();
	const image =
		kind === "official"
			? await pull(host, "registry:2", onProgress, signal)
			: await registryImage(host, options);
	const standIns = kind === "official" ? undefined : await readStandIns(root);
	const volume = standIns?.volume ?? "recorder-docker-hub";
	await host.createVolume({ Name: volume, Labels: { [LABEL]: "1" } });

	const name = `recorder-${process.pid}-${crypto.randomUUID().slice(0, 8)}`;
	const networks = new RunNetworks(host, options.run);
	const network = await networks.create(name);
	cleanup.defer(() => removed(network.remove()));
	const settings = kind === "official" ? await cacheSettings(options) : [];
	const container = await host.createContainer(
		containerOptions(name, { ...options, image, volume, settings }),
	);
	cleanup.defer(() => removed(container.remove({ force: true, v: true })));
	if (standIns && !(await isStocked(container))) {
		await stock(host, { standIns, registryImage: image, probe: container, ...options });
	}
	const listening = container
		.start()
		.then(() => waitForLog(container, "listening on", { signal }))
		.catch((error: unknown) => {
			throw kind === "official" ? cacheError(error) : error;
		});
	// Each engine waits for this promise and reports its failure. Where none does yet, it must not end the
	// process as an unhandled rejection.
	listening.catch(() => {});

	cleanup.move();
	return {
		address: "registry:5000",
		network: name,
		listening,
		isRunning: () => isRunning(container),
		join: () =>
			engineNetwork(networks, container, {
				name: `${name}-${crypto.randomUUID().slice(0, 8)}`,
				isClosed: options.isClosed,
			}),
		remove: async () => {
			await removed(container.remove({ force: true, v: true }));
			await removed(network.remove());
		},
	};
}

function containerOptions(
	network: string,
	options: {
		run: RunId;
		kind: ImageKind;
		image: string;
		volume: string;
		/** Variables. */
		settings: string[];
	},
): Docker.ContainerCreateOptions {
	const { run, kind, image, volume, settings } = options;
	return {
		name: `${network}-registry`,
		Image: image,
		Labels: runLabels(run),
		Env: settings,
		HostConfig: {
			NetworkMode: network,
			// It is on all engines' networks, and must not be a way from one to another.
			Sysctls: { "net.ipv4.ip_forward": "0" },
			Mounts: [
				{
					Type: "volume",
					Source: volume,
					Target: "/var/lib/registry",
					// A page may push here, and later runs must not pull it. A cache refuses that by itself.
					ReadOnly: kind === "stand-in",
				},
			],
		},
	};
}

async function isRunning(container: Docker.Container): Promise<boolean> {
	try {
		return (await container.inspect()).State.Running;
	} catch (error) {
		if (statusCode(error) === 404) return false;
		throw error;
	}
}

async function registryImage(
	host: Docker,
	{
		root,
		onProgress,
		signal,
	}: { root: string; onProgress: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<string> {
	const folder = join(root, "snippets", "registry");
	const tag = `recorder/registry:${await hashFolders([folder])}`;
	if (await imageTags(host, tag)) return tag;
	const base = await baseImage(host, "trixie", { onProgress, signal });
	onProgress("Building the registry");
	await buildImage(host, { folder, tag, base, signal });
	return tag;
}
