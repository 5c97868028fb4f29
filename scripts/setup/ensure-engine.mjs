import { spawn, spawnSync } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { setTimeout } from "node:timers/promises";
import { aptInstall, canInstall } from "./apt-install.mjs";
import { findEngines } from "./find-engines.mjs";

const SOCKET = "/var/run/docker.sock";
const LOG = "/var/log/docker.log";

/**
 * Sees that an engine answers; on Debian and Ubuntu, as root, installs and starts the distribution's.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} Whether it had to: this is a bare machine, which is set up here.
 */
export async function ensureEngine(say) {
	/** @type {string[]} */
	const tried = [];
	for (const engine of findEngines()) {
		const problem = await ping(engine.options);
		if (!problem) return false;
		tried.push(`${engine.name}: ${problem}`);
	}
	const missing = `No Docker engine answers (${tried.join("; ")}).`;
	// Where another engine was asked for, starting one here would not be an answer.
	if (!tried.some((line) => line.startsWith(SOCKET))) {
		throw new Error(
			`${missing}\nStart that engine, or unset DOCKER_HOST or the context to use this machine's own.`,
		);
	}
	if (tried.some((line) => line.includes("EACCES"))) {
		throw new Error(
			`${missing}\nYou may not use it: add yourself to the group docker, then log in again.`,
		);
	}
	if (!canInstall()) {
		throw new Error(
			`${missing}\nInstall and start Docker (https://docs.docker.com/get-docker/), or set DOCKER_HOST; on Debian, run this as root.`,
		);
	}
	if (!existsSync("/usr/sbin/dockerd") && !existsSync("/usr/bin/dockerd")) {
		say("Installing Docker (apt-get install docker.io)");
		aptInstall(["docker.io", "iptables", "ca-certificates"]);
	}
	await start(say);
	return true;
}

/** @param {(line: string) => void} say */
async function start(say) {
	if (!(await ping({ socketPath: SOCKET }))) return;
	say("Starting Docker (service docker start)");
	const service = spawnSync("service", ["docker", "start"], { stdio: "ignore" });
	if (service.status === 0 && (await answers(15_000))) return;
	// `service docker start` raises limits, which a container or a small VM may refuse: dockerd is started itself.
	say(`Starting Docker (dockerd, its log in ${LOG})`);
	const log = openSync(LOG, "a");
	const daemon = spawn("dockerd", [], { detached: true, stdio: ["ignore", log, log] });
	daemon.on("error", () => {});
	daemon.unref();
	if (await answers(30_000)) return;
	throw new Error(`dockerd was started and does not answer.\nIts log, ${LOG}, says why.`);
}

/** @param {number} limit In milliseconds. */
async function answers(limit) {
	for (const end = Date.now() + limit; Date.now() < end; await setTimeout(100)) {
		if (!(await ping({ socketPath: SOCKET }))) return true;
	}
	return false;
}

/**
 * @param {import("./find-engines.mjs").EngineOptions} options
 * @returns {Promise<string | undefined>} What is wrong; undefined when the engine answers.
 */
function ping({ protocol = "http", ...options }) {
	// This cannot speak SSH. The recorder's client can, and will tell.
	if (protocol === "ssh") return Promise.resolve(undefined);
	return new Promise((resolve) => {
		const { request } = protocol === "https" ? https : http;
		const pinging = request(
			{ ...options, path: "/_ping", timeout: 5000, agent: false },
			(response) => {
				response.resume();
				resolve(response.statusCode === 200 ? undefined : `status ${response.statusCode}`);
			},
		);
		pinging.on("timeout", () => pinging.destroy(new Error("no answer within 5 s")));
		pinging.on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
		pinging.end();
	});
}
