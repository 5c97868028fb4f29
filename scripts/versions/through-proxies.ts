import http from "node:http";
import https from "node:https";
import type { Proxies } from "../host/proxies.ts";

/**
 * Has `fetch` go through proxies, until it is disposed of.
 *
 * Only `fetch`: the host's engine is asked by other means, and must not be asked through a proxy.
 */
export function throughProxies({ NO_PROXY, ...proxies }: Proxies): Disposable {
	const { globalAgent } = http;
	const { globalAgent: secureAgent } = https;
	// Docker knows other kinds (socks5), which Node does not.
	const known = Object.entries(proxies).filter(([, url]) => /^https?:/.test(url));
	const restore = http.setGlobalProxyFromEnv({
		...Object.fromEntries(known),
		NO_PROXY: ["localhost", "127.0.0.1", NO_PROXY].filter(Boolean).join(","),
	});
	http.globalAgent = globalAgent;
	https.globalAgent = secureAgent;
	return { [Symbol.dispose]: restore };
}
