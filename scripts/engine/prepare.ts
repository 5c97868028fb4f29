import type Docker from "dockerode";
import { engineImage } from "./engine-image.ts";
import { HostError } from "./host-error.ts";
import { hubAnswers } from "./hub-answers.ts";
import type { Privileges } from "./privileges.ts";
import type { ImageKind } from "./provenance.ts";
import type { EngineSpec } from "./read-engines.ts";
import { type Registry, startRegistry } from "./registry.ts";
import type { RunId } from "./run-id.ts";

/** What engines start from. Disposing of it removes the run's engines, registry and network. */
export interface Prepared extends AsyncDisposable {
	readonly host: Docker;
	readonly run: RunId;
	readonly engine: EngineSpec;
	/** Tag of the engine's image. */
	readonly image: string;
	/** Where the images come from. */
	readonly kind: ImageKind;
	/** What the host lets an engine do. */
	readonly privileges: Privileges;
	readonly registry: Registry;
	/** The engines that were started from it and are still there. */
	readonly engines: Set<AsyncDisposable>;
}

/**
 * Makes the engine's image and the registry ready; with images at hand, in less than a second.
 *
 * @throws {HostError} kind `images` when they cannot be had.
 */
export async function prepare(
	host: Docker,
	options: {
		run: RunId;
		engine: EngineSpec;
		images: "auto" | "official" | "stand-in";
		/** The checkout. */
		root: string;
		onProgress: (line: string) => void;
		signal?: AbortSignal | undefined;
	},
): Promise<Prepared> {
	const { run, engine, signal } = options;
	try {
		const kind = await chooseKind(options.images, signal);
		const [image, registry] = await Promise.allSettled([
			engineImage(host, { ...options, kind }),
			startRegistry(host, { ...options, kind }),
		]);
		if (registry.status === "rejected") throw registry.reason;
		if (image.status === "rejected") {
			await registry.value.remove([]);
			throw image.reason;
		}
		const engines = new Set<AsyncDisposable>();
		return {
			host,
			run,
			engine,
			image: image.value.tag,
			kind,
			privileges: image.value.privileges,
			registry: registry.value,
			engines,
			[Symbol.asyncDispose]: () =>
				registry.value.remove([...engines].map((one) => one[Symbol.asyncDispose]())),
		};
	} catch (error) {
		signal?.throwIfAborted();
		if (error instanceof HostError) throw error;
		throw new HostError(
			"images",
			`The engine's images are not ready: ${error instanceof Error ? error.message : error}`,
			"Run again; if it stays so, `docker image prune` and `docker volume prune` on the host start it afresh.",
			{ cause: error },
		);
	}
}

async function chooseKind(
	images: "auto" | "official" | "stand-in",
	signal: AbortSignal | undefined,
): Promise<ImageKind> {
	if (images === "stand-in") return "stand-in";
	if (await hubAnswers(signal)) return "official";
	if (images === "auto") return "stand-in";
	throw new HostError(
		"images",
		"Official images were asked for, and Docker Hub (registry-1.docker.io) does not answer.",
		"Check the network or its proxy, or use --images auto.",
	);
}
