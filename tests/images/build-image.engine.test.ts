import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type Docker from "dockerode";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { removed } from "../../scripts/host/status-code.ts";
import { buildImage } from "../../scripts/images/build-image.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { type ProxyServer, proxyServer, USER } from "../support/proxy-server.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const tag = `recorder/test-proxy:${process.pid}`;
const cleanup = new AsyncDisposableStack();
let proxy: ProxyServer;
let image: Docker.Image;
/** Builds an image that runs a command. */
let build: (command: string) => Promise<void>;

beforeAll(async () => {
	const { host, image: base } = cleanup.use(await prepareEngines());
	const page = createServer((_, response) => response.end("from outside"));
	await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
	cleanup.defer(() => void page.close());
	const { port } = page.address() as AddressInfo;
	proxy = cleanup.use(await proxyServer({ "page.recorder.test:80": port }, { user: USER }));
	vi.stubEnv("HTTP_PROXY", `http://${USER}@127.0.0.1:${proxy.port}`);
	image = host.getImage(tag);
	cleanup.defer(() => removed(image.remove({ force: true })));
	build = async (command) => {
		await using folder = await temporaryFolder();
		await folder.write({ Dockerfile: `ARG BASE\nFROM \${BASE}\nRUN ${command}\n` });
		await buildImage(host, { folder: folder.path, tag, base, labels: runLabels(currentRun()) });
	};
}, 600_000);
afterAll(async () => {
	vi.unstubAllEnvs();
	await cleanup.disposeAsync();
});

test("a build goes through the host's proxy, and its image keeps nothing of it", async () => {
	await build("curl --silent http://page.recorder.test/ | grep 'from outside'");
	expect(proxy.asked).toEqual(["page.recorder.test:80"]);
	const told = JSON.stringify([await image.inspect(), await image.history()]);
	for (const secret of [USER, `127.0.0.1:${proxy.port}`]) expect(told).not.toContain(secret);
});

test("a build that fails does not tell the proxy's password", async () => {
	const failure = build('echo "Cannot reach $HTTP_PROXY"; false').catch(
		(error: Error) => error.message,
	);
	expect(await failure).toMatch(/Cannot reach http:\/\/\*\*\*@127\.0\.0\.1:\d+/);
});
