import { DOCKER_HUB } from "./look-up-tag.ts";

/** Tells whether Docker Hub answers this machine; waits 2 s at most. */
export async function hubAnswers(signal?: AbortSignal): Promise<boolean> {
	const limit = AbortSignal.timeout(2000);
	try {
		const response = await fetch(`${DOCKER_HUB}/v2/`, {
			signal: signal ? AbortSignal.any([limit, signal]) : limit,
		});
		// Docker Hub answers 401 to a request without a token.
		return response.status === 401 || response.ok;
	} catch {
		signal?.throwIfAborted();
		return false;
	}
}
