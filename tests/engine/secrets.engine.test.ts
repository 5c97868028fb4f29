import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { engineProxies, hostProxies } from "../../scripts/host/proxies.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { waitForLog } from "../../scripts/host/wait-for-log.ts";
import { cacheSettings } from "../../scripts/images/cache-settings.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Of who has logged in, and of the host's proxy. */
const [PASSWORD, OF_PROXY] = ["secret-of-ann", "secret-of-the-proxy"];
const SECRETS = [PASSWORD, OF_PROXY, Buffer.from(`ann:${PASSWORD}`).toString("base64")];

const cleanup = new AsyncDisposableStack();
let engine: Engine;
/** What the cache of the run was told. */
let settings: string[];

beforeAll(async () => {
	// Before there are secrets, by which Docker Hub knows nobody.
	const prepared = cleanup.use(await prepareEngines());
	const folder = cleanup.use(await temporaryFolder());
	const auths = { "https://index.docker.io/v1/": { auth: SECRETS[2] } };
	await folder.write({ "config.json": JSON.stringify({ auths }) });
	vi.stubEnv("DOCKER_CONFIG", folder.path);
	vi.stubEnv("HTTP_PROXY", `http://ann:${OF_PROXY}@proxy.recorder.test:3128`);
	vi.stubEnv("HTTPS_PROXY", "");
	const { host, run, registry } = prepared;
	const proxies = engineProxies(await hostProxies(host));
	engine = cleanup.use(await startEngine({ ...prepared, proxies }, { page: "secrets" }));
	const { Image } = await host.getContainer(`${registry.network}-registry`).inspect();
	const { NetworkMode = "" } = (await engine.container.inspect()).HostConfig;
	const ways = [{ HTTP_PROXY: process.env["HTTP_PROXY"] ?? "", NO_PROXY: "registry" }];
	// As it is where Docker Hub answers; here it is a cache of the run's own registry.
	const hub = `http://${registry.address}`;
	settings = await cacheSettings({ ways, hub, onProgress: () => {} });
	const cache = await host.createContainer({
		Image,
		Env: settings,
		Labels: runLabels(run),
		HostConfig: { NetworkMode },
		NetworkingConfig: { EndpointsConfig: { [NetworkMode]: { Aliases: ["cache"] } } },
	});
	cleanup.defer(() => removed(cache.remove({ force: true, v: true })));
	await cache.start();
	await waitForLog(cache, "listening on");
}, 600_000);
afterAll(async () => {
	vi.unstubAllEnvs();
	await cleanup.disposeAsync();
});

/** What root's commands print there, who may do more than a page's student. */
async function output(command: string): Promise<string> {
	const { stdout, stderr } = await runIn(engine.container, ["bash", "-c", command]);
	return stdout + stderr;
}

test("the cache knows the host's secrets, or nothing here would be tested", () => {
	for (const secret of SECRETS.slice(0, 2)) expect(settings.join("\n")).toContain(secret);
});

test("an engine has none of the host's secrets", async () => {
	const inspected = JSON.stringify(await engine.container.inspect());
	const told = await output("env; docker info; docker version");
	const places = "/etc /home /root /run /srv /tmp /var /proc/[0-9]*/environ /proc/[0-9]*/cmdline";
	for (const secret of SECRETS) {
		expect(inspected).not.toContain(secret);
		expect(told).not.toContain(secret);
		// A pattern that does not match itself, since the command's own line is one of the places.
		const pattern = `[${secret[0]}]${secret.slice(1)}`;
		expect(await output(`grep -rlsa -- '${pattern}' ${places}`)).toBe("");
	}
});

test("an engine is told none by the cache", async () => {
	const paths = [
		"v2/",
		"v2/_catalog",
		"v2/library/alpine/manifests/latest",
		"debug/vars",
		"metrics",
	];
	const ask = [5000, 5001].flatMap((port) => paths.map((path) => `cache:${port}/${path}`));
	const told = await output(`curl --noproxy '*' -sSi -m 5 ${ask.join(" ")}`);
	expect(told).toContain("HTTP/1.1 200 OK");
	for (const secret of [...SECRETS, "ann"]) expect(told).not.toContain(secret);
});
