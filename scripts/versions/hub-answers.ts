import { knownProxies } from "../host/known-proxies.ts";
import type { Proxies } from "../host/proxies.ts";
import { DOCKER_HUB } from "./look-up-tag.ts";
import { throughProxies } from "./through-proxies.ts";

/**
 * Tells whether Docker Hub answers this machine; waits 2 s at most for each way.
 *
 * @param ways The proxies to try, one after the other; those that the host knows by default.
 */
export async function hubAnswers(
	signal?: AbortSignal,
	ways?: readonly Proxies[],
): Promise<boolean> {
	for (const proxies of ways ?? (await knownProxies())) {
		using _ = throughProxies(proxies);
		if (await answers(signal)) return true;
	}
	return false;
}

async function answers(signal: AbortSignal | undefined): Promise<boolean> {
	const limit = AbortSignal.timeout(2000);
	try {
		const response = await fetch(`${DOCKER_HUB}/v2/`, {
			signal: signal ? AbortSignal.any([limit, signal]) : limit,
		});
		// Docker Hub answers 401 to a request without a token, and 429 to an address that asks too often.
		return [401, 429].includes(response.status) || response.ok;
	} catch {
		signal?.throwIfAborted();
		return false;
	}
}
