import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_DOCKER } from "../support/checkout.ts";
import { type ProxyServer, proxyServer, USER } from "../support/proxy-server.ts";
import { ROOT } from "../support/repository-root.ts";
import { HUB_NAMES, smallHub } from "../support/small-hub.ts";

const cleanup = new AsyncDisposableStack();
const [REGISTRY, AUTH] = HUB_NAMES.map((name) => `${name}:443`);
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
	const none = { ...NO_DOCKER, HTTPS_PROXY: "", https_proxy: "", NO_PROXY: "", no_proxy: "" };
	const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", script], {
		env: { ...none, NODE_EXTRA_CA_CERTS: certificate, ...env },
	});
	return JSON.parse(stdout);
}

const through = ({ port }: ProxyServer, user = "") =>
	`http://${user && `${user}@`}127.0.0.1:${port}`;

beforeAll(async () => {
	const hub = cleanup.use(await smallHub());
	({ certificate } = hub);
	const { servers } = hub;
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
	const env = { HTTPS_PROXY: through(open), NO_PROXY: HUB_NAMES.join(",") };
	// This machine may reach Docker Hub itself, which has no certificate that is trusted here by that name alone.
	await ask("hubAnswers()", env);
	expect(open.asked).toEqual([]);
});
