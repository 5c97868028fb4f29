import { createHash } from "node:crypto";
import type Docker from "dockerode";
import { removed } from "../../scripts/host/status-code.ts";
import { waitForLog } from "../../scripts/host/wait-for-log.ts";
import { packFolder } from "../../scripts/images/pack-folder.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { UNLISTED } from "./listed-engines.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { ISSUER, SERVICE, type TokenServer } from "./token-server.ts";

/** The tag that the registry has. */
export const TAG = `${UNLISTED}-dind`;

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";

/** A real registry, reached from this machine. */
export interface TagRegistry extends AsyncDisposable {
	/** `http://127.0.0.1:…`. */
	readonly url: string;
	readonly port: number;
}

/**
 * Starts an empty registry on the loopback and gives it an image, `library/docker:99.0-dind`.
 *
 * @param image A registry's image.
 * @param tokens Whose tokens it demands; without it, it serves anybody.
 */
export async function tagRegistry(
	host: Docker,
	image: string,
	tokens?: TokenServer,
): Promise<TagRegistry> {
	await using cleanup = new AsyncDisposableStack();
	const starting = tokens ? guardedRegistry(host, image, tokens) : publishedRegistry(host, image);
	const registry = cleanup.use(await starting);
	const token = tokens?.issue("repository:library/docker:pull,push");
	await push(`${registry.url}/v2/library/docker`, token);
	cleanup.move();
	return registry;
}

/** Starts an empty registry that demands a token. */
export async function guardedRegistry(
	host: Docker,
	image: string,
	tokens: TokenServer,
): Promise<TagRegistry> {
	const files = { "tokens.pem": tokens.certificate };
	return await publishedRegistry(host, image, demanding(tokens), files);
}

/**
 * Starts a registry on the loopback.
 *
 * @param settings Variables, which it adds to its configuration file.
 * @param files Of its root.
 */
export async function publishedRegistry(
	host: Docker,
	image: string,
	settings: string[] = [],
	files: Record<string, string> = {},
): Promise<TagRegistry> {
	await using cleanup = new AsyncDisposableStack();
	const container = await host.createContainer({
		Image: image,
		Labels: runLabels(currentRun()),
		Env: settings,
		ExposedPorts: { "5000/tcp": {} },
		HostConfig: { PortBindings: { "5000/tcp": [{ HostIp: "127.0.0.1", HostPort: "0" }] } },
	});
	cleanup.defer(() => removed(container.remove({ force: true, v: true })));
	if (Object.keys(files).length > 0) await copyIn(container, files);
	await container.start();
	await waitForLog(container, "listening on");
	const port = (await container.inspect()).NetworkSettings.Ports["5000/tcp"]?.[0]?.HostPort;
	const owned = cleanup.move();
	return {
		url: `http://127.0.0.1:${port}`,
		port: Number(port),
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

/** Settings by the environment, which the registry adds to its configuration file. */
function demanding({ realm }: TokenServer): string[] {
	const settings = { REALM: realm, SERVICE, ISSUER, ROOTCERTBUNDLE: "/tokens.pem" };
	return Object.entries(settings).map(([name, value]) => `REGISTRY_AUTH_TOKEN_${name}=${value}`);
}

async function copyIn(container: Docker.Container, files: Record<string, string>): Promise<void> {
	await using folder = await temporaryFolder();
	await folder.write(files);
	await container.putArchive(await packFolder(folder.path), { path: "/" });
}

/** Stores an image without layers. */
async function push(repository: string, token: string | undefined): Promise<void> {
	const send = async (method: string, url: string, body?: string, type?: string) => {
		const headers = {
			...(token !== undefined && { authorization: `Bearer ${token}` }),
			...(type !== undefined && { "content-type": type }),
		};
		const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
		if (!response.ok) throw new Error(`${method} ${url}: ${await response.text()}`);
		return response;
	};
	const config = "{}";
	const digest = `sha256:${createHash("sha256").update(config).digest("hex")}`;
	const upload = await send("POST", `${repository}/blobs/uploads/`);
	const target = new URL(upload.headers.get("location") ?? "", repository);
	target.searchParams.set("digest", digest);
	await send("PUT", target.href, config, "application/octet-stream");
	const described = { mediaType: "application/vnd.oci.image.config.v1+json", size: 2, digest };
	const manifest = { schemaVersion: 2, mediaType: MANIFEST, config: described, layers: [] };
	await send("PUT", `${repository}/manifests/${TAG}`, JSON.stringify(manifest), MANIFEST);
}
