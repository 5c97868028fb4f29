import type Docker from "dockerode";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
	containerProxies,
	engineProxies,
	environmentProxies,
	hostProxies,
	proxyVariables,
} from "../../scripts/host/proxies.ts";

const PROXY = "http://proxy.school.test:3128";
const SECRET = "http://eleve:secret@proxy.school.test:3128";
const LOOPBACK = "http://127.0.0.1:3128";

/** A host's engine that was told of these proxies. */
const host = (info: object) => ({ info: async () => info }) as Docker;

for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) {
	vi.stubEnv(name, "");
	vi.stubEnv(name.toLowerCase(), "");
}
afterEach(() => vi.stubEnv("HTTPS_PROXY", ""));

describe("the proxies of an environment", () => {
	test.each([
		[{}, {}],
		[
			{ HTTP_PROXY: PROXY, no_proxy: "a,b" },
			{ HTTP_PROXY: PROXY, NO_PROXY: "a,b" },
		],
		[{ https_proxy: PROXY, HTTPS_PROXY: "http://other" }, { HTTPS_PROXY: PROXY }],
		[{ https_proxy: "", HTTPS_PROXY: PROXY }, { HTTPS_PROXY: PROXY }],
		[{ HTTPS_PROXY: "proxy.school.test:3128" }, { HTTPS_PROXY: PROXY }],
		[{ HTTPS_PROXY: "http://a b" }, {}],
	])("%j", (env, proxies) => {
		expect(environmentProxies(env)).toEqual(proxies);
	});
});

describe("the host's proxies", () => {
	test("are those of its engine, then those of this process", async () => {
		vi.stubEnv("HTTPS_PROXY", LOOPBACK);
		const info = { HttpProxy: PROXY, HttpsProxy: PROXY, NoProxy: "localhost" };
		expect(await hostProxies(host(info))).toEqual([
			{ HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY, NO_PROXY: "localhost" },
			{ HTTPS_PROXY: LOOPBACK },
		]);
	});

	test.each([
		["none", { HttpProxy: "", HttpsProxy: "", NoProxy: "" }],
		["an engine that does not tell", {}],
		["only what needs none", { NoProxy: "localhost" }],
		["one whose password the engine hides", { HttpsProxy: "http://xxxxx:xxxxx@proxy:3128" }],
		["Docker Desktop's own", { HttpsProxy: "http.docker.internal:3128" }],
	])("are not %s", async (_, info) => {
		expect(await hostProxies(host(info))).toEqual([{}]);
	});
});

test("containers are not told of a proxy on the loopback, nor engines of a password", () => {
	const [own, secret, open] = [
		{ HTTPS_PROXY: LOOPBACK },
		{ HTTPS_PROXY: SECRET },
		{ HTTPS_PROXY: PROXY },
	] as const;
	expect(containerProxies([own, secret])).toEqual(secret);
	expect(containerProxies([{ HTTPS_PROXY: "http://localhost:1" }, {}])).toEqual({});
	expect(engineProxies([own, secret])).toEqual({});
	expect(engineProxies([own, open])).toEqual(open);
	expect(engineProxies([{ ...secret, HTTP_PROXY: PROXY }])).toEqual({ HTTP_PROXY: PROXY });
});

test("variables have both cases, and tell what is reached without a proxy", () => {
	expect(proxyVariables({ NO_PROXY: "a" }, ["b"])).toEqual({});
	expect(proxyVariables({ HTTP_PROXY: PROXY, NO_PROXY: "a" }, ["b", "c"])).toEqual({
		HTTP_PROXY: PROXY,
		http_proxy: PROXY,
		NO_PROXY: "a,b,c",
		no_proxy: "a,b,c",
	});
});
