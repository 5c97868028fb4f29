import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { pullLimit } from "./fault.ts";
import { type HubServer, startHubServer } from "./hub-server.ts";
import { type Descriptor, Store } from "./store.ts";

const cleanup = new AsyncDisposableStack();
const LAYER = "the bytes of a layer";
let hub: HubServer;
let layer: Descriptor;
let digest: string;

beforeAll(async () => {
	const folder = cleanup.use(await temporaryFolder());
	await folder.write({ layer: LAYER });
	const store = new Store(folder.path);
	layer = await store.take(`${folder.path}/layer`, "application/vnd.oci.image.layer.v1.tar+gzip");
	digest = await store.writeImage({
		config: { os: "linux", architecture: "amd64" },
		layers: [layer],
	});
	hub = cleanup.use(await startHubServer(store));
	hub.tags.set("library/alpine:latest", digest);
});
afterAll(() => cleanup.disposeAsync());
beforeEach(() => {
	hub.fault = () => undefined;
});

/** Asks as Docker does: anew with a token, where one is asked for. */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
	const response = await fetch(`${hub.url}${path}`, init);
	const challenge = response.headers.get("www-authenticate") ?? "";
	if (response.status !== 401) return response;
	const [, realm, scope = ""] = /realm="([^"]*)".*?(?:scope="([^"]*)")?$/.exec(challenge) ?? [];
	const { token } = z
		.object({ token: z.string() })
		.parse(await (await fetch(`${realm}?scope=${scope}`)).json());
	const headers = { ...init.headers, authorization: `Bearer ${token}` };
	return await fetch(`${hub.url}${path}`, { ...init, headers });
}

const manifestSchema = z.looseObject({
	manifests: z.array(
		z.looseObject({
			digest: z.string(),
			platform: z.object({ architecture: z.string() }).loose(),
			annotations: z.record(z.string(), z.string()),
		}),
	),
});

test("nothing is given without a token, and a token of one image is of no use for another", async () => {
	expect((await fetch(`${hub.url}/v2/library/alpine/manifests/latest`)).status).toBe(401);
	expect((await ask("/v2/")).status).toBe(200);
	expect((await ask("/v2/library/podman/manifests/latest")).status).toBe(401);
});

test("a tag is an index of architectures, each with its attestation", async () => {
	const response = await ask("/v2/library/alpine/manifests/latest");
	expect(response.headers.get("docker-content-digest")).toBe(digest);
	expect(response.headers.get("content-type")).toBe("application/vnd.oci.image.index.v1+json");
	const { manifests } = manifestSchema.parse(await response.json());
	expect(manifests.map(({ platform }) => platform.architecture)).toEqual([
		...["amd64", "unknown", "arm64", "unknown"],
	]);
	const [first, attestation] = manifests;
	expect(attestation?.annotations).toEqual({
		"vnd.docker.reference.digest": first?.digest,
		"vnd.docker.reference.type": "attestation-manifest",
	});
	const image = await ask(`/v2/library/alpine/manifests/${first?.digest}`);
	expect(await image.json()).toMatchObject({
		layers: [{ digest: layer.digest, size: LAYER.length }],
	});
});

test("a tag that is not there is told so, and a look at one sends nothing", async () => {
	expect((await ask("/v2/library/alpine/manifests/3.1")).status).toBe(404);
	const look = await ask("/v2/library/alpine/manifests/latest", { method: "HEAD" });
	expect([look.status, await look.text()]).toEqual([200, ""]);
});

test("a layer is elsewhere, and may be taken up where it broke off", async () => {
	const path = `/v2/library/alpine/blobs/${layer.digest}`;
	const whole = await ask(path);
	expect(whole.redirected).toBe(true);
	expect(await whole.text()).toBe(LAYER);
	const rest = await fetch(whole.url, { headers: { range: "bytes=4-" } });
	expect([rest.status, await rest.text()]).toEqual([206, LAYER.slice(4)]);
});

test("requests fail as they are told to", async () => {
	hub.fault = ({ kind }) => (kind === "blob" ? { breaksAfter: 3 } : undefined);
	const path = `/v2/library/alpine/blobs/${layer.digest}`;
	await expect(ask(path).then((response) => response.text())).rejects.toThrow();
	hub.fault = () => ({ status: 500 });
	expect((await ask("/v2/")).status).toBe(500);
});

test("an address may pull so much, and look at tags all the same", async () => {
	hub.fault = pullLimit(1);
	const path = "/v2/library/alpine/manifests/latest";
	expect((await ask(path, { method: "HEAD" })).status).toBe(200);
	expect((await ask(path)).status).toBe(200);
	const refused = await ask(path);
	expect(refused.status).toBe(429);
	expect(refused.headers.get("retry-after")).toBe("60");
	expect(await refused.text()).toContain("TOOMANYREQUESTS");
});
