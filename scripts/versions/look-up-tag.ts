import { z } from "zod";
import { knownProxies } from "../host/known-proxies.ts";
import type { Proxies } from "../host/proxies.ts";
import { messageOf } from "../text/message-of.ts";
import { throughProxies } from "./through-proxies.ts";

/** Docker Hub's registry. */
export const DOCKER_HUB = "https://registry-1.docker.io";

/** Whether a registry has a tag; `unknown` where it does not say, and why. */
export type TagState =
	| { readonly state: "found" }
	| { readonly state: "missing" }
	| { readonly state: "unknown"; readonly reason: string };

/**
 * The forms of manifest that a registry may answer with: all. It answers with the oldest one where none is named.
 */
export const MANIFESTS = [
	"application/vnd.oci.image.index.v1+json",
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

const tokenSchema = z.object({ token: z.string() });

/**
 * Asks a registry whether it has an official image, without pulling it, which Docker Hub does not
 * count as a pull. Waits 10 s at most for each way there.
 *
 * @see https://distribution.github.io/distribution/spec/api/#existing-manifests
 * @param reference `docker:29.0-dind`.
 * @param options.registry The registry's address.
 * @param options.ways The proxies to try, one after the other; those that the host knows by default.
 */
export async function lookUpTag(
	reference: string,
	options: TagRequest & { ways?: readonly Proxies[] } = {},
): Promise<TagState> {
	let found: TagState = { state: "unknown", reason: "there is no way to it" };
	for (const proxies of options.ways ?? (await knownProxies())) {
		using _ = throughProxies(proxies);
		found = await ask(reference, options);
		if (found.state !== "unknown") return found;
	}
	return found;
}

interface TagRequest {
	readonly registry?: string;
	readonly signal?: AbortSignal | undefined;
}

async function ask(reference: string, options: TagRequest): Promise<TagState> {
	const limit = AbortSignal.timeout(10_000);
	const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
	const [name, tag] = reference.split(":");
	const url = `${options.registry ?? DOCKER_HUB}/v2/library/${name}/manifests/${tag}`;
	const request = (headers: Record<string, string> = {}) =>
		fetch(url, { method: "HEAD", headers: { accept: MANIFESTS, ...headers }, signal });
	try {
		let response = await request();
		const challenge = response.headers.get("www-authenticate");
		if (response.status === 401 && challenge !== null) {
			response = await request({ authorization: `Bearer ${await fetchToken(challenge, signal)}` });
		}
		if (response.ok) return { state: "found" };
		if (response.status === 404) return { state: "missing" };
		return { state: "unknown", reason: `it answers with ${statusOf(response)}` };
	} catch (error) {
		options.signal?.throwIfAborted();
		return { state: "unknown", reason: explain(error) };
	}
}

/**
 * Gets a token for reading public images, which needs no account.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 * @param challenge `Bearer realm="https://auth.docker.io/token",service="…",scope="…"`.
 */
async function fetchToken(challenge: string, signal: AbortSignal): Promise<string> {
	const { realm, ...query } = Object.fromEntries(
		[...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(
			([, name = "", value = ""]) => [name, value] as const,
		),
	);
	if (realm === undefined || !/^bearer /i.test(challenge)) {
		throw new Error(`it asks for credentials (${challenge})`);
	}
	const response = await fetch(`${realm}?${new URLSearchParams(query)}`, { signal });
	if (!response.ok) throw new Error(`it gives no token (${statusOf(response)})`);
	return tokenSchema.parse(await response.json()).token;
}

/** The status of a refusal; where too much was asked, with the time after which it may be asked again. */
function statusOf({ status, headers }: Response): string {
	if (status !== 429) return `status ${status}`;
	const wait = headers.get("retry-after");
	return `status 429, for too many requests${wait === null ? "" : `; try again in ${wait} s`}`;
}

/** Why a request failed. `fetch` only says that it did: what the network said is the error's cause. */
function explain(error: unknown): string {
	return messageOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
}
