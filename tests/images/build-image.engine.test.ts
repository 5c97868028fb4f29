import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { baseImage } from "../../scripts/images/base-image.ts";
import { buildImage } from "../../scripts/images/build-image.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { type ProxyServer, proxyServer, USER } from "../support/proxy-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const tag = `recorder/test-proxy:${process.pid}`;
const cleanup = new AsyncDisposableStack();
const host = await connectHost();
let proxy: ProxyServer;
/** Builds an image that runs a command. */
let build: (command: string) => Promise<void>;

beforeAll(async () => {
	const page = createServer((_, response) => response.end("from outside"));
	await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
	cleanup.defer(() => void page.close());
	const { port } = page.address() as AddressInfo;
	proxy = cleanup.use(await proxyServer({ "page.recorder.test:80": port }, { user: USER }));
	vi.stubEnv("HTTP_PROXY", `http://${USER}@127.0.0.1:${proxy.port}`);
	const base = await baseImage(host, "trixie", { onProgress: () => {} });
	cleanup.defer(() => removed(host.getImage(tag).remove({ force: true })));
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
	// What the smallest Debian has for this is Perl, without modules.
	const ask = `
		use IO::Socket::INET;
		my $socket = IO::Socket::INET->new($ENV{AT}) or die;
		my $user = "Proxy-Authorization: Basic $ENV{CODE}";
		print $socket "GET http://page.recorder.test/ HTTP/1.0\\r\\n$user\\r\\n\\r\\n";
		print <$socket>;`;
	const user = `USER=\${HTTP_PROXY#*//} AT=\${HTTP_PROXY#*@} && CODE=$(printf %s "\${USER%@*}" | base64)`;
	const command = `${user} && export AT CODE && perl -e '${ask}' | grep 'from outside'`;
	await build(command.replaceAll(/\n\s*/g, " "));
	expect(proxy.asked).toEqual(["page.recorder.test:80"]);
	const image = host.getImage(tag);
	const told = JSON.stringify([await image.inspect(), await image.history()]);
	for (const secret of [USER, `127.0.0.1:${proxy.port}`]) expect(told).not.toContain(secret);
});

test("a build that fails does not tell the proxy's password", async () => {
	const failure = build('echo "Cannot reach $HTTP_PROXY"; false').catch(
		(error: Error) => error.message,
	);
	expect(await failure).toMatch(/Cannot reach http:\/\/\*\*\*@127\.0\.0\.1:\d+/);
});
