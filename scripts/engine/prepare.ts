import { engineImage } from "../images/engine-image.ts";
import type { Privileges } from "../images/privileges.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import type { Environment } from "./environment.ts";
import { notReady } from "./not-ready.ts";

/** What the engines of one version start from, in the environment of their run. */
export interface Prepared extends Environment {
	readonly engine: EngineSpec;
	/** Tag of the engine's image. */
	readonly image: string;
	/** What the host lets an engine do. */
	readonly privileges: Privileges;
}

/**
 * Makes the image of a version's engines ready; at once where it is at hand.
 *
 * @throws {HostError} kind `images` when it cannot be had.
 */
export async function prepare(
	environment: Environment,
	options: {
		engine: EngineSpec;
		/** The checkout. */
		root: string;
		onProgress: (line: string) => void;
		signal?: AbortSignal | undefined;
	},
): Promise<Prepared> {
	const { host, kind } = environment;
	try {
		const { tag, privileges } = await engineImage(host, { ...options, kind });
		return { ...environment, engine: options.engine, image: tag, privileges };
	} catch (error) {
		throw notReady(error, options.signal);
	}
}
