import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * An engine that may answer: how people know it, and dockerode's options for it.
 *
 * @typedef {{
 *   socketPath?: string, protocol?: "http" | "https" | "ssh", host?: string, port?: number,
 *   username?: string, path?: string, ca?: Buffer, cert?: Buffer, key?: Buffer,
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
 * @throws {Error} where the one that was asked for cannot be read; its message has two lines: what is wrong, and
 *   what to do.
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
	const others = [
		join(home, ".docker/run/docker.sock"),
		// Where Docker runs without root's rights.
		...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, "docker.sock")] : []),
	];
	return [...others.filter((socketPath) => existsSync(socketPath)), "/var/run/docker.sock"].map(
		(socketPath) => ({ name: socketPath, options: { socketPath } }),
	);
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
	if (!address) {
		throw new Error(
			`The Docker context ${name} has no engine: ${join(folder, "contexts/meta", id)} is missing or broken.\n` +
				"Choose one of `docker context ls`, by `docker context use` or DOCKER_CONTEXT.",
		);
	}
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
	const text = address.includes("://") ? address : `tcp://${address}`;
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const isKnown = ["tcp:", "http:", "https:", "ssh:"].includes(url?.protocol ?? "");
	if (!url?.hostname || !isKnown) {
		throw new Error(
			`${address} is no address of a Docker engine.\n` +
				"Write it as unix:///var/run/docker.sock, tcp://host:2375 or ssh://user@host.",
		);
	}
	if (url.protocol === "ssh:") {
		return {
			protocol: "ssh",
			host: url.hostname,
			path: url.pathname.length > 1 ? url.pathname : "/var/run/docker.sock",
			// What the address lacks, the settings of ssh may have.
			...(url.port && { port: Number(url.port) }),
			...(url.username && { username: decodeURIComponent(url.username) }),
		};
	}
	const port = Number(url.port || (certificates ? 2376 : 2375));
	if (!certificates) return { protocol: "http", host: url.hostname, port };
	return { protocol: "https", host: url.hostname, port, ...readCertificates(certificates) };
}

/**
 * An engine may ask for no certificate of its client, or have one that the machine trusts anyway.
 *
 * @param {string} folder
 * @returns {Pick<EngineOptions, "ca" | "cert" | "key">}
 */
function readCertificates(folder) {
	/** @type {["ca", "cert", "key"]} */
	const names = ["ca", "cert", "key"];
	const there = names.filter((name) => existsSync(join(folder, `${name}.pem`)));
	if (there.length === 0 || there.includes("cert") !== there.includes("key")) {
		const missing = names.filter((name) => !there.includes(name)).map((name) => `${name}.pem`);
		throw new Error(
			`${folder} lacks ${missing.join(", ")}, by which an engine is asked over TLS.\n` +
				"Put them there, or name their folder by DOCKER_CERT_PATH.",
		);
	}
	return Object.fromEntries(there.map((name) => [name, readFileSync(join(folder, `${name}.pem`))]));
}

/**
 * @param {string} path
 * @returns What it holds; nothing where it is not there.
 */
function readJson(path) {
	if (!existsSync(path)) return undefined;
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch (error) {
		throw new Error(
			`${path} cannot be read: ${error instanceof Error ? error.message : error}.\n` +
				"Mend it, or name an engine by DOCKER_HOST.",
		);
	}
}
