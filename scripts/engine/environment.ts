import type Docker from "dockerode";
import { startHeartbeat } from "../host/heartbeat.ts";
import { HostError } from "../host/host-error.ts";
import { engineProxies, hostProxies, type Proxies } from "../host/proxies.ts";
import type { ImageKind } from "../images/provenance.ts";
import { type Registry, startRegistry } from "../images/registry.ts";
import type { RunId } from "../run/run-id.ts";
import { hubAnswers } from "../versions/hub-answers.ts";
import { notReady } from "./not-ready.ts";
import { type Places, places } from "./places.ts";

/**
 * What the engines of a run have around them, whatever their version. Disposing of it removes them,
 * the registry and the network.
 */
export interface Environment extends AsyncDisposable {
	readonly host: Docker;
	readonly run: RunId;
	/** Where the images come from. */
	readonly kind: ImageKind;
	readonly registry: Registry;
	/** By which engines leave the host's network. */
	readonly proxies: Proxies;
	/** The engines that were started in it and are still there. */
	readonly engines: Set<AsyncDisposable>;
	/** Waits until some more may be started. */
	readonly takePlaces: Places;
}

/**
 * Chooses where the run's images come from, and starts its registry.
 *
 * @throws {HostError} kind `images` when they cannot be had.
 */
export async function startEnvironment(
	host: Docker,
	options: {
		run: RunId;
		images: "auto" | "official" | "stand-in";
		/** What engines reach beside the registry: all that the host does by default, or nothing. */
		network?: "open" | "closed";
		/** The checkout. */
		root: string;
		/** How many engines there may be at once; any number by default. */
		engines?: number;
		onProgress: (line: string) => void;
		signal?: AbortSignal | undefined;
	},
): Promise<Environment> {
	const { run, network = "open", signal } = options;
	await using cleanup = new AsyncDisposableStack();
	try {
		// Before all else that is made, which would look like that of a dead run.
		const heartbeat = cleanup.use(await startHeartbeat(host, run));
		const ways = await hostProxies(host);
		const kind = await chooseKind(options.images, ways, signal);
		const isClosed = network === "closed";
		const registry = await startRegistry(host, { ...options, kind, ways, isClosed });
		const engines = new Set<AsyncDisposable>();
		cleanup.move();
		return {
			host,
			run,
			kind,
			registry,
			proxies: isClosed ? {} : engineProxies(ways),
			engines,
			takePlaces: places(options.engines ?? Number.POSITIVE_INFINITY),
			[Symbol.asyncDispose]: async () => {
				await using _ = heartbeat;
				const removals = [...engines].map((one) => one[Symbol.asyncDispose]());
				// All of them are waited for, so that none goes on after another has failed.
				const ends = await Promise.allSettled(removals);
				await registry.remove();
				const failed = ends.find(({ status }) => status === "rejected");
				if (failed?.status === "rejected") throw failed.reason;
			},
		};
	} catch (error) {
		throw notReady(error, signal);
	}
}

async function chooseKind(
	images: "auto" | "official" | "stand-in",
	ways: readonly Proxies[],
	signal: AbortSignal | undefined,
): Promise<ImageKind> {
	if (images === "stand-in") return "stand-in";
	if (await hubAnswers(signal, ways)) return "official";
	if (images === "auto") return "stand-in";
	throw new HostError(
		"images",
		"Official images were asked for, and Docker Hub (registry-1.docker.io) does not answer.",
		"Check the network and its proxy (HTTPS_PROXY, or that of Docker's daemon), or use --images auto.",
	);
}
