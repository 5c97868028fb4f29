import { connectHost } from "./connect-host.ts";
import { environmentProxies, hostProxies, type Proxies } from "./proxies.ts";

/** The ways out of the host, also where no engine tells its own. */
export async function knownProxies(): Promise<readonly Proxies[]> {
	return await connectHost().then(hostProxies, () => [environmentProxies()]);
}
