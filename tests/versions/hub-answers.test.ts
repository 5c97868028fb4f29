import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProxyServer, proxyServer, USER } from "../support/proxy-server.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const cleanup = new AsyncDisposableStack();
const NAMES = ["registry-1.docker.io", "auth.docker.io"];
const [REGISTRY, AUTH] = NAMES.map((name) => `${name}:443`);
let certificate: string;
let open: ProxyServer;
let guarded: ProxyServer;

/** Asks in a process of its own, which trusts the server that stands for Docker Hub. */
async function ask(call: string, env: Record<string, string>): Promise<unknown> {
	const file = (name: string) => JSON.stringify(join(ROOT, `scripts/versions/${name}.ts`));
	const script = `
		const { hubAnswers } = await import(${file("hub-answers")});
		const { lookUpTag } = await import(${file("look-up-tag")});
		console.log(JSON.stringify(await ${call}));
		process.exit();`;
	const none = { HTTPS_PROXY: "", https_proxy: "", NO_PROXY: "", no_proxy: "" };
	const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", script], {
		env: { ...none, NODE_EXTRA_CA_CERTS: certificate, ...env },
	});
	return JSON.parse(stdout);
}

const through = ({ port }: ProxyServer, user = "") =>
	`http://${user && `${user}@`}127.0.0.1:${port}`;

beforeAll(async () => {
	const folder = cleanup.use(await temporaryFolder());
	certificate = join(folder.path, "certificate");
	const key = join(folder.path, "key");
	const names = NAMES.map((name) => `DNS:${name}`).join(",");
	const made = ["-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate];
	await execa("openssl", [
		"req",
		"-x509",
		"-days",
		"1",
		"-subj",
		"/CN=hub",
		"-addext",
		`subjectAltName=${names}`,
		...made,
	]);
	const options = { key: await readFile(key), cert: await readFile(certificate) };
	const hub = createServer(options, ({ url, headers }, response) => {
		if (url?.startsWith("/token")) return response.end('{ "token": "one" }');
		const challenge = `Bearer realm="https://${NAMES[1]}/token",service="hub"`;
		const isKnown = headers.authorization === "Bearer one";
		response.writeHead(isKnown ? 200 : 401, { "www-authenticate": challenge });
		return response.end();
	});
	await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
	cleanup.defer(() => void hub.close());
	const { port } = hub.address() as AddressInfo;
	const servers = Object.fromEntries([REGISTRY, AUTH].map((name) => [name, port]));
	open = cleanup.use(await proxyServer(servers));
	guarded = cleanup.use(await proxyServer(servers, { user: USER }));
});
afterAll(() => cleanup.disposeAsync());

test("Docker Hub is asked through the proxy of the environment", async () => {
	expect(await ask("hubAnswers()", { HTTPS_PROXY: through(open) })).toBe(true);
	expect(open.asked).toEqual([REGISTRY]);
	expect(await ask("hubAnswers()", { https_proxy: through(guarded, USER) })).toBe(true);
	expect(await ask("hubAnswers()", { HTTPS_PROXY: through(guarded) })).toBe(false);
});

test("Docker Hub is asked through each proxy that is given, until it answers", async () => {
	const ways = [through(guarded), through(open)].map((HTTPS_PROXY) => ({ HTTPS_PROXY }));
	const call = (list: unknown[]) => `hubAnswers(undefined, ${JSON.stringify(list)})`;
	expect(await ask(call(ways), {})).toBe(true);
	expect(await ask(call(ways.slice(0, 1)), {})).toBe(false);
	expect(await ask(call([{ HTTPS_PROXY: "socks5://127.0.0.1:1" }, ...ways]), {})).toBe(true);
});

test("a tag is looked up through the proxy, with the token that goes with it", async () => {
	open.asked.length = 0;
	expect(await ask('lookUpTag("docker:99.0-dind")', { HTTPS_PROXY: through(open) })).toEqual({
		state: "found",
	});
	expect(new Set(open.asked)).toEqual(new Set([REGISTRY, AUTH]));
});

test("what needs no proxy is asked without one", async () => {
	open.asked.length = 0;
	const env = { HTTPS_PROXY: through(open), NO_PROXY: NAMES.join(",") };
	// This machine may reach Docker Hub itself, which has no certificate that is trusted here by that name alone.
	await ask("hubAnswers()", env);
	expect(open.asked).toEqual([]);
});
