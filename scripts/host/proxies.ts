import type Docker from "dockerode";
import { z } from "zod";

/** The proxies by which a network is left, as the environment names them; what is absent has none. */
export interface Proxies {
	readonly HTTP_PROXY?: string;
	readonly HTTPS_PROXY?: string;
	/** What is reached without them. */
	readonly NO_PROXY?: string;
}

/** The proxies of an environment; whoever has a name in both cases means the lower one, as for curl. */
export function environmentProxies(env: NodeJS.ProcessEnv = process.env): Proxies {
	const read = (name: keyof Proxies) => env[name.toLowerCase()] || env[name];
	return clean(read("HTTP_PROXY"), read("HTTPS_PROXY"), read("NO_PROXY"));
}

const infoSchema = z.object({
	HttpProxy: z.string().optional(),
	HttpsProxy: z.string().optional(),
	NoProxy: z.string().optional(),
});

/**
 * The ways out of the host: through the proxies of its engine, if it has any, since it pulls the images; then through
 * those of this process, or without.
 */
export async function hostProxies(host: Docker): Promise<readonly Proxies[]> {
	const { HttpProxy, HttpsProxy, NoProxy } = infoSchema.parse(await host.info());
	// An engine does not tell passwords. And Docker Desktop tells of its own, which containers need not be told.
	const told = (url = "") => (/\/\/xxxxx:xxxxx@|\.docker\.internal\b/.test(url) ? "" : url);
	const daemon = clean(told(HttpProxy), told(HttpsProxy), NoProxy);
	return hasAny(daemon) ? [daemon, environmentProxies()] : [environmentProxies()];
}

/** What can be told to a container: it does not reach the loopback of its host. */
export function containerProxies(ways: readonly Proxies[]): Proxies {
	return pick(ways, (url) => !/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname));
}

/** What can be told to an engine: a page could read a password. */
export function engineProxies(ways: readonly Proxies[]): Proxies {
	return pick([containerProxies(ways)], (url) => url.username === "" && url.password === "");
}

/**
 * Variables that tell programs of proxies, in both cases.
 *
 * @param direct What they reach without them, besides what is told already.
 */
export function proxyVariables(
	proxies: Proxies,
	direct: readonly string[] = [],
): Record<string, string> {
	if (!hasAny(proxies)) return {};
	const NO_PROXY = [proxies.NO_PROXY, ...direct].filter((name) => name !== undefined).join(",");
	const entries = Object.entries({ ...proxies, NO_PROXY });
	return Object.fromEntries(
		entries.flatMap(([name, value]) => [
			[name, value],
			[name.toLowerCase(), value],
		]),
	);
}

function hasAny({ HTTP_PROXY, HTTPS_PROXY }: Proxies): boolean {
	return HTTP_PROXY !== undefined || HTTPS_PROXY !== undefined;
}

function pick(ways: readonly Proxies[], suits: (url: URL) => boolean): Proxies {
	const suited = ways.map(({ HTTP_PROXY = "", HTTPS_PROXY = "", NO_PROXY }) => {
		const [http, https] = [HTTP_PROXY, HTTPS_PROXY].map((url) =>
			url !== "" && suits(new URL(url)) ? url : undefined,
		);
		return clean(http, https, NO_PROXY);
	});
	return suited.find(hasAny) ?? {};
}

/** Leaves out what is no address: a setting that is broken is not ours to mend. */
function clean(
	http: string | undefined,
	https: string | undefined,
	no: string | undefined,
): Proxies {
	const [HTTP_PROXY, HTTPS_PROXY] = [http, https].map((text = "") => {
		const url = text.includes("://") ? text : `http://${text}`;
		return text !== "" && URL.canParse(url) ? url : undefined;
	});
	return {
		...(HTTP_PROXY !== undefined && { HTTP_PROXY }),
		...(HTTPS_PROXY !== undefined && { HTTPS_PROXY }),
		...(no && { NO_PROXY: no }),
	};
}
