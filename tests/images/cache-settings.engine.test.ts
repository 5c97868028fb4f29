import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Proxies } from "../../scripts/host/proxies.ts";
import { cacheError, cacheSettings } from "../../scripts/images/cache-settings.ts";
import { lookUpTag } from "../../scripts/versions/look-up-tag.ts";
import { hostGateway } from "../support/host-gateway.ts";
import { USER as PROXY_USER, type ProxyServer, proxyServer } from "../support/proxy-server.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { publishedRegistry, TAG, tagRegistry } from "../support/tag-registry.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { tokenServer } from "../support/token-server.ts";

const USER = "ann:secret-of-ann";

const cleanup = new AsyncDisposableStack();
let settings: TemporaryFolder;
let proxy: ProxyServer;
/** Starts a cache of a registry, out of reach but for the proxy. */
let startCache: (hub: string, ways?: readonly Proxies[]) => ReturnType<typeof publishedRegistry>;

beforeAll(async () => {
	const { host, registry } = cleanup.use(await prepareEngines());
	const image = (await host.getContainer(`${registry.network}-registry`).inspect()).Image;
	const { address } = cleanup.use(await hostGateway(host));
	const tokens = cleanup.use(await tokenServer({ address, user: USER }));
	const open = cleanup.use(await tagRegistry(host, image));
	const guarded = cleanup.use(await tagRegistry(host, image, tokens));
	const { host: realm, port } = new URL(tokens.realm);
	const servers = {
		"open.recorder.test:80": open.port,
		"guarded.recorder.test:80": guarded.port,
		[realm]: Number(port),
	};
	const user = PROXY_USER;
	proxy = cleanup.use(await proxyServer(servers, { address, user }));
	settings = cleanup.use(await temporaryFolder());
	const usual = [
		{ HTTP_PROXY: "http://127.0.0.1:1" },
		{ HTTP_PROXY: `http://${user}@${address}:${proxy.port}` },
	];
	startCache = async (hub, ways = usual) =>
		await publishedRegistry(host, image, await cacheSettings({ ways, hub, onProgress: () => {} }));
	vi.stubEnv("DOCKER_CONFIG", settings.path);
}, 300_000);
afterEach(() => settings.write({ "config.json": "{}" }));
afterAll(async () => {
	vi.unstubAllEnvs();
	await cleanup.disposeAsync();
});

test("a cache asks through the host's proxy, by its password", async () => {
	await using cache = await startCache("http://open.recorder.test");
	const { url: registry } = cache;
	expect(await lookUpTag(`docker:${TAG}`, { registry })).toEqual({ state: "found" });
	expect(new Set(proxy.asked)).toEqual(new Set(["open.recorder.test:80"]));
});

test("a cache asks as who has logged in, whoever asks it", async () => {
	const auth = Buffer.from(USER).toString("base64");
	const auths = { "https://index.docker.io/v1/": { auth } };
	await settings.write({ "config.json": JSON.stringify({ auths }) });
	await using cache = await startCache("http://guarded.recorder.test");
	const { url: registry } = cache;
	expect(await lookUpTag(`docker:${TAG}`, { registry })).toEqual({ state: "found" });
});

test("a cache is refused where nobody has logged in", async () => {
	await using cache = await startCache("http://guarded.recorder.test");
	const { state } = await lookUpTag(`docker:${TAG}`, { registry: cache.url });
	expect(state).not.toBe("found");
});

test("a cache that does not reach its registry says why, and what to do", async () => {
	const failure = await startCache("http://nowhere.recorder.test", []).catch(cacheError);
	expect(failure).toMatchObject({
		kind: "images",
		message: expect.stringMatching(/ it stopped; .*: no such host$/s),
		hint: expect.stringContaining("listens on the loopback alone"),
	});
});
