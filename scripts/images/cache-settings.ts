import { containerProxies, type Proxies, proxyVariables } from "../host/proxies.ts";
import { DOCKER_HUB } from "../versions/look-up-tag.ts";

/**
 * Variables that make a registry a cache of another one.
 *
 * @see https://distribution.github.io/distribution/recipes/mirror/
 * @param options.ways The host's proxies.
 * @param options.hub The other one's address; Docker Hub by default.
 */
export function cacheSettings({
	ways,
	hub = DOCKER_HUB,
}: {
	ways: readonly Proxies[];
	hub?: string;
}): string[] {
	const settings = { REGISTRY_PROXY_REMOTEURL: hub, ...proxyVariables(containerProxies(ways)) };
	return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}
