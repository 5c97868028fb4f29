import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leftRunFolders, makeRunFolder } from "../run/run-folder.ts";

const NAME = "recorder-ssh";
/** What the other side says once the tunnel is there. */
const READY = "ready";

/**
 * Opens a tunnel to the engine of another machine by the user's own ssh, with its settings, keys and known hosts:
 * one connection for all requests. It ends with this process, however that ends: the other side waits for the end of
 * its input.
 *
 * @param to.path The engine's socket there.
 * @returns The socket here that leads to it.
 * @throws {Error} what ssh says.
 */
export async function openTunnel(to: {
	readonly host: string;
	readonly port?: number | undefined;
	readonly username?: string | undefined;
	readonly path: string;
}): Promise<string> {
	for (const left of await leftRunFolders(tmpdir(), NAME)) await rm(left, { recursive: true });
	const folder = await makeRunFolder(tmpdir(), NAME);
	process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
	const socket = join(folder, "docker.sock");
	const ssh = spawn("ssh", [
		...["-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "ExitOnForwardFailure=yes"],
		...(to.port === undefined ? [] : ["-p", String(to.port)]),
		...(to.username === undefined ? [] : ["-l", to.username]),
		...["-L", `${socket}:${to.path}`, "--", to.host, `echo ${READY} && exec cat`],
	]);
	await new Promise<void>((resolve, reject) => {
		let said = "";
		ssh.stdout.on("data", resolve);
		ssh.stderr.on("data", (text) => {
			said += text;
		});
		ssh.on("error", reject);
		ssh.on("close", () => reject(new Error(said.trim().split("\n").at(-1) || "ssh ended")));
	});
	// It must not keep this process from ending.
	ssh.unref();
	for (const stream of [ssh.stdin, ssh.stdout, ssh.stderr]) {
		if ("unref" in stream && typeof stream.unref === "function") stream.unref();
	}
	return socket;
}
