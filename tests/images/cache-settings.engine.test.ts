import { afterAll, beforeAll, expect, test } from "vitest";
import { cacheSettings } from "../../scripts/images/cache-settings.ts";
import { lookUpTag } from "../../scripts/versions/look-up-tag.ts";
import { hostGateway } from "../support/host-gateway.ts";
import { type ProxyServer, proxyServer, USER } from "../support/proxy-server.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { publishedRegistry, TAG, tagRegistry } from "../support/tag-registry.ts";

/** As Docker Hub, out of reach but for the proxy. */
const HUB = "http://hub.recorder.test";

const cleanup = new AsyncDisposableStack();
let proxy: ProxyServer;
/** Starts a cache with these settings. */
let startCache: (settings: string[]) => ReturnType<typeof publishedRegistry>;
let gateway: string;

beforeAll(async () => {
	const { host, registry } = cleanup.use(await prepareEngines());
	const image = (await host.getContainer(`${registry.network}-registry`).inspect()).Image;
	const hub = cleanup.use(await tagRegistry(host, image));
	gateway = cleanup.use(await hostGateway(host)).address;
	const servers = { "hub.recorder.test:80": hub.port };
	proxy = cleanup.use(await proxyServer(servers, { address: gateway, user: USER }));
	startCache = (settings) => publishedRegistry(host, image, settings);
}, 300_000);
afterAll(() => cleanup.disposeAsync());

test("a cache asks through the host's proxy, by its password", async () => {
	const ways = [
		{ HTTP_PROXY: "http://127.0.0.1:1" },
		{ HTTP_PROXY: `http://${USER}@${gateway}:${proxy.port}` },
	];
	await using cache = await startCache(cacheSettings({ ways, hub: HUB }));
	expect(await lookUpTag(`docker:${TAG}`, { registry: cache.url })).toEqual({ state: "found" });
	expect(new Set(proxy.asked)).toEqual(new Set(["hub.recorder.test:80"]));
});
