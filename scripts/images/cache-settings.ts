import { findCredentials } from "../host/find-credentials.ts";
import { HostError } from "../host/host-error.ts";
import { containerProxies, type Proxies, proxyVariables } from "../host/proxies.ts";
import { messageOf } from "../text/message-of.ts";
import { DOCKER_HUB } from "../versions/look-up-tag.ts";

/**
 * Variables that make a registry a cache of Docker Hub, which asks it as who has logged in on this machine.
 *
 * @see https://distribution.github.io/distribution/recipes/mirror/
 * @param options.ways The host's proxies.
 * @param options.hub Another one's address, in the place of Docker Hub's.
 */
export async function cacheSettings({
	ways,
	onProgress,
	hub = DOCKER_HUB,
}: {
	ways: readonly Proxies[];
	onProgress: (line: string) => void;
	hub?: string;
}): Promise<string[]> {
	const found = await findCredentials("library", onProgress);
	const settings = {
		REGISTRY_PROXY_REMOTEURL: hub,
		// It takes no token in the place of a password.
		...(found &&
			"username" in found && {
				REGISTRY_PROXY_USERNAME: found.username,
				REGISTRY_PROXY_PASSWORD: found.password,
			}),
		...proxyVariables(containerProxies(ways)),
	};
	return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}

/** Why a cache does not start: it asks Docker Hub first. */
export function cacheError(error: unknown): HostError {
	return new HostError(
		"images",
		`The cache of Docker Hub does not start: ${messageOf(error)}`,
		"Containers of this machine must reach registry-1.docker.io. A proxy that listens on the loopback alone is out of their reach: have it listen on another address of the machine, and name that one.",
		{ cause: error },
	);
}
