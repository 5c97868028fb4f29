import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import {
	createServer as createPlainServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import type { Certificate } from "./authority.ts";
import { type Fault, slowed } from "./fault.ts";
import type { Store } from "./store.ts";

/** What somebody asks the hub for. */
export interface Asked {
	readonly kind: "registry" | "token" | "manifest" | "blob";
	readonly method: string;
	/** `library/alpine`; empty where none is named. */
	readonly name: string;
	/** A tag or a digest; empty where none is named. */
	readonly reference: string;
}

/** A registry that is answered as Docker Hub's is. */
export interface HubServer extends AsyncDisposable {
	/** `http://127.0.0.1:…`, or the address of Docker Hub's registry. */
	readonly url: string;
	/** What was asked so far. */
	readonly asked: Asked[];
	/** Digests by names such as `library/alpine:latest`; may be changed at any time. */
	readonly tags: Map<string, string>;
	/** What goes wrong with a request that it would grant; undefined lets it pass. May be changed at any time. */
	fault: (asked: Asked) => Fault | undefined;
}

const SERVICE = "registry.docker.io";
const REALM = "https://auth.docker.io/token";
const LAYERS = "https://production.cloudflare.docker.com";

/**
 * Starts it: every request needs a token, which anybody gets for what there is; layers are elsewhere.
 *
 * @param options.secure Its address and what it shows to prove its names; without it, it listens on the
 *   loopback, and all of it under one address.
 */
export async function startHubServer(
	store: Store,
	options: { secure?: { address: string; certificate: Certificate } } = {},
): Promise<HubServer> {
	const { secure } = options;
	const tokens = new Map<string, string>();
	const tags = new Map<string, string>();
	const asked: Asked[] = [];
	const answer = (request: IncomingMessage, response: ServerResponse) =>
		respond(request, response).catch((error: Error) => response.destroy(error));
	const server = secure
		? createSecureServer(secure.certificate, answer)
		: createPlainServer(answer);
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	server.once("error", reject);
	server.listen(secure ? 443 : 0, secure?.address ?? "127.0.0.1", resolve);
	await promise;
	const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const hub: HubServer = {
		url: secure ? "https://registry-1.docker.io" : local,
		asked,
		tags,
		fault: () => undefined,
		[Symbol.asyncDispose]: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
	const has = (name: string) => [...tags.keys()].some((tag) => tag.startsWith(`${name}:`));

	async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? "/", hub.url);
		const one = readRequest(url, request.method ?? "GET");
		asked.push(one);
		const isLayer = url.pathname.startsWith("/layers/");
		const isGranted = isLayer || one.kind === "token" || isAllowed(request, one);
		// Docker Hub's own faults are those of a whole server: they meet those without a token, too.
		const fault = isGranted || one.kind === "registry" ? hub.fault(one) : undefined;
		if (fault?.status !== undefined) return refuse(response, fault.status, fault);
		if (!isGranted) return challenge(response, one);
		if (one.kind === "token") return giveToken(url, response);
		if (one.kind === "registry") return sendJson(response, {});
		if (one.kind === "manifest") return await sendManifest(one, response);
		if (!isLayer && one.method === "GET") {
			response.writeHead(307, { location: `${secure ? LAYERS : local}/layers/${one.reference}` });
			response.end();
			return;
		}
		await sendBlob(request, response, one, fault);
	}

	function giveToken(url: URL, response: ServerResponse): void {
		const scope = url.searchParams.get("scope") ?? "";
		const name = /^repository:([^:]+):/.exec(scope)?.[1] ?? "";
		const token = randomUUID();
		tokens.set(token, has(name) ? name : "");
		sendJson(response, { token, access_token: token, expires_in: 300, issued_at: new Date() });
	}

	function isAllowed({ headers }: IncomingMessage, { kind, name }: Asked): boolean {
		const token = /^Bearer (.*)/.exec(headers.authorization ?? "")?.[1] ?? "";
		return tokens.has(token) && (kind === "registry" || tokens.get(token) === name);
	}

	function challenge(response: ServerResponse, { name }: Asked): void {
		const realm = `Bearer realm="${secure ? REALM : `${local}/token`}",service="${SERVICE}"`;
		const scope = name === "" ? "" : `,scope="repository:${name}:pull"`;
		refuse(response, 401, {
			code: "UNAUTHORIZED",
			message: "authentication required",
			headers: { "www-authenticate": realm + scope },
		});
	}

	async function sendManifest(one: Asked, response: ServerResponse): Promise<void> {
		const { name, reference, method } = one;
		const digest = reference.startsWith("sha256:") ? reference : tags.get(`${name}:${reference}`);
		const found = digest === undefined ? undefined : await store.manifest(digest);
		if (digest === undefined || found === undefined) {
			return refuse(response, 404, { code: "MANIFEST_UNKNOWN", message: "manifest unknown" });
		}
		response.writeHead(200, {
			"content-type": found.mediaType,
			"content-length": Buffer.byteLength(found.text),
			"docker-content-digest": digest,
			etag: `"${digest}"`,
			"docker-distribution-api-version": "registry/2.0",
			"ratelimit-limit": "100;w=21600",
			"ratelimit-remaining": "99;w=21600",
		});
		response.end(method === "HEAD" ? undefined : found.text);
	}

	async function sendBlob(
		{ headers }: IncomingMessage,
		response: ServerResponse,
		{ reference, method }: Asked,
		fault: Fault | undefined,
	): Promise<void> {
		const size = await store.size(reference);
		if (size === undefined) {
			return refuse(response, 404, { code: "BLOB_UNKNOWN", message: "blob unknown to registry" });
		}
		const start = Number(/^bytes=(\d+)-/.exec(headers.range ?? "")?.[1] ?? 0);
		response.writeHead(start > 0 ? 206 : 200, {
			"content-type": "application/octet-stream",
			"content-length": size - start,
			"docker-content-digest": reference,
			...(start > 0 && { "content-range": `bytes ${start}-${size - 1}/${size}` }),
		});
		if (method === "HEAD") return void response.end();
		// Who asked may go away.
		await pipeline(
			createReadStream(store.path(reference), { start }),
			slowed(fault),
			response,
		).catch(() => response.destroy());
	}

	return hub;
}

function readRequest({ pathname }: URL, method: string): Asked {
	const [, name = "", what, reference = ""] =
		/^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(pathname) ?? [];
	if (what === "manifests") return { kind: "manifest", method, name, reference };
	if (what === "blobs") return { kind: "blob", method, name, reference };
	const [, layer] = /^\/layers\/([^/]+)$/.exec(pathname) ?? [];
	if (layer !== undefined) return { kind: "blob", method, name: "", reference: layer };
	return { kind: pathname === "/token" ? "token" : "registry", method, name: "", reference: "" };
}

function refuse(
	response: ServerResponse,
	status: number,
	{ code, message, headers }: Omit<Fault, "status">,
): void {
	const body = JSON.stringify({
		errors: [{ code: code ?? "UNKNOWN", message: message ?? "", detail: null }],
	});
	response.writeHead(status, { "content-type": "application/json", ...headers });
	response.end(body);
}

function sendJson(response: ServerResponse, content: object): void {
	response.writeHead(200, {
		"content-type": "application/json",
		"docker-distribution-api-version": "registry/2.0",
	});
	response.end(JSON.stringify(content));
}
