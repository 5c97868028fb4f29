import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * An engine that may answer: how people know it, and dockerode's options for it.
 *
 * @typedef {{
 *   socketPath?: string, protocol?: "http" | "https" | "ssh", host?: string, port?: number,
 *   username?: string, ca?: Buffer, cert?: Buffer, key?: Buffer,
 * }} EngineOptions
 * @typedef {{ name: string, options: EngineOptions }} EngineAddress
 */

/**
 * Where an engine may answer, the likeliest first: DOCKER_HOST alone when it is set, else that of the
 * current context, else the default sockets.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {EngineAddress[]}
 */
export function findEngines(env = process.env, home = homedir()) {
	const certificates = env.DOCKER_CERT_PATH;
	if (env.DOCKER_HOST) {
		const tls = env.DOCKER_TLS_VERIFY ? (certificates ?? join(home, ".docker")) : undefined;
		return [
			{ name: `DOCKER_HOST=${env.DOCKER_HOST}`, options: parseAddress(env.DOCKER_HOST, tls) },
		];
	}
	const context = readContext(env, home);
	if (context) return [context];
	return [join(home, ".docker/run/docker.sock"), "/var/run/docker.sock"]
		.filter((socketPath, index, all) => index === all.length - 1 || existsSync(socketPath))
		.map((socketPath) => ({ name: socketPath, options: { socketPath } }));
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {EngineAddress | undefined}
 */
function readContext(env, home) {
	const folder = env.DOCKER_CONFIG ?? join(home, ".docker");
	const name = env.DOCKER_CONTEXT ?? readJson(join(folder, "config.json"))?.currentContext;
	if (!name || name === "default") return undefined;
	// Docker's client names the folder of a context by the hash of its name.
	const id = createHash("sha256").update(name).digest("hex");
	const address = readJson(join(folder, "contexts/meta", id, "meta.json"))?.Endpoints?.docker?.Host;
	if (!address) return undefined;
	const tls = join(folder, "contexts/tls", id, "docker");
	return {
		name: `Docker context ${name}`,
		options: parseAddress(address, existsSync(tls) ? tls : undefined),
	};
}

/**
 * @param {string} address `unix:///run/docker.sock`, `tcp://host:2375`, `ssh://user@host`.
 * @param {string | undefined} certificates Folder of `ca.pem`, `cert.pem` and `key.pem`.
 * @returns {EngineOptions}
 */
function parseAddress(address, certificates) {
	if (address.startsWith("unix://")) return { socketPath: address.slice("unix://".length) };
	if (address.startsWith("npipe://")) return { socketPath: address.slice("npipe://".length) };
	const url = new URL(address.includes("://") ? address : `tcp://${address}`);
	if (url.protocol === "ssh:") {
		return {
			protocol: "ssh",
			host: url.hostname,
			port: Number(url.port || 22),
			...(url.username && { username: url.username }),
		};
	}
	const port = Number(url.port || (certificates ? 2376 : 2375));
	if (!certificates) return { protocol: "http", host: url.hostname, port };
	/** @param {string} name */
	const pem = (name) => readFileSync(join(certificates, name));
	return {
		protocol: "https",
		host: url.hostname,
		port,
		ca: pem("ca.pem"),
		cert: pem("cert.pem"),
		key: pem("key.pem"),
	};
}

/** @param {string} path */
function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return undefined;
	}
}
