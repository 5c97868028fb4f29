import type Docker from "dockerode";
import type { RunNetworks } from "../host/run-networks.ts";
import { removed } from "../host/status-code.ts";

/** A network for one engine and the run's registry. Disposing of it removes it; the engine must be gone by then. */
export interface EngineNetwork extends AsyncDisposable {
	readonly name: string;
	/** Resolves when the registry is there. */
	readonly joined: Promise<void>;
}

/**
 * Makes a network in which an engine finds the registry, and nobody else: on one that it shared with others, a page
 * could reach their ports, and answer in the registry's place.
 *
 * @param isClosed Whether nothing but the registry is to be reached.
 */
export async function engineNetwork(
	networks: RunNetworks,
	registry: Docker.Container,
	{ name, isClosed }: { name: string; isClosed: boolean },
): Promise<EngineNetwork> {
	const network = await networks.create(name, isClosed);
	const Container = registry.id;
	const joined = network
		.connect({ Container, EndpointConfig: { Aliases: ["registry"] } })
		.then(() => {});
	// The engine waits for it, unless it cannot be made itself.
	joined.catch(() => {});
	return {
		name,
		joined,
		[Symbol.asyncDispose]: async () => {
			await joined.catch(() => {});
			// The registry may be gone; if it is not, and stays, the network cannot be removed, which is told.
			await network.disconnect({ Container, Force: true }).catch(() => {});
			await removed(network.remove());
		},
	};
}
