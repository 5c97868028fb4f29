import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { engineProxies, hostProxies } from "../../scripts/host/proxies.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { hostGateway } from "../support/host-gateway.ts";
import { type ProxyServer, proxyServer } from "../support/proxy-server.ts";
import { prepareEngines } from "../support/real-engine.ts";

const URL = "http://page.recorder.test/";

const cleanup = new AsyncDisposableStack();
let proxy: ProxyServer;
let engine: Engine;

/** What a command of the student's prints. */
async function student(command: string): Promise<string> {
	const { user } = engine;
	const { stdout, stderr } = await runIn(engine.container, ["bash", "-c", command], { user });
	return stdout + stderr;
}

beforeAll(async () => {
	const page = createServer((_, response) => response.end("from outside"));
	await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
	cleanup.defer(() => void page.close());
	// Before there is a proxy, which does not know Docker Hub.
	const prepared = cleanup.use(await prepareEngines());
	const { host } = prepared;
	const { address: gateway } = cleanup.use(await hostGateway(host));
	const { port } = page.address() as AddressInfo;
	proxy = cleanup.use(await proxyServer({ "page.recorder.test:80": port }, { address: gateway }));
	const address = `http://${gateway}:${proxy.port}`;
	vi.stubEnv("HTTP_PROXY", address);
	vi.stubEnv("HTTPS_PROXY", address);
	vi.stubEnv("NO_PROXY", "intranet.recorder.test");
	const proxies = engineProxies(await hostProxies(host));
	engine = cleanup.use(await startEngine({ ...prepared, proxies }, { page: "proxies" }));
}, 600_000);
beforeEach(() => {
	proxy.asked.length = 0;
});
afterAll(async () => {
	vi.unstubAllEnvs();
	await cleanup.disposeAsync();
});

test("an engine pulls through its registry, and from others through the host's proxy", async () => {
	await student("docker pull alpine");
	expect(proxy.asked).toEqual([]);
	await student("docker pull registry.recorder.test/image");
	expect(proxy.asked).toContain("registry.recorder.test:443");
});

test.each([
	["the student's shell", `curl --silent ${URL}`],
	["a container", `docker run --rm alpine wget -q -O - ${URL}`],
	["a build", `printf 'FROM alpine\\nRUN wget -q -O - ${URL}' | docker build --progress plain -`],
])("%s goes through the host's proxy", async (_, command) => {
	expect(await student(command)).toContain("from outside");
	expect(proxy.asked).toEqual(["page.recorder.test:80"]);
});

test("what is in the engine, or needs no proxy, is reached without it", async () => {
	const script = "while true; do echo hello | nc -l -p 80; done";
	const id = await student(`docker run --detach --publish 80:80 alpine sh -c '${script}'`);
	const server = `docker inspect --format '{{.NetworkSettings.IPAddress}}' ${id.trim()}`;
	for (const host of ["localhost", "127.0.0.1", `$(${server})`, "intranet.recorder.test"]) {
		await student(`curl --silent --max-time 2 http://${host}`);
	}
	expect(proxy.asked).toEqual([]);
});
