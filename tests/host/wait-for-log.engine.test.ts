import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import Docker from "dockerode";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { waitForLog } from "../../scripts/host/wait-for-log.ts";
import { LABEL, runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let prepared: Prepared;
beforeAll(async () => {
	prepared = await prepareEngines();
}, 600_000);
afterAll(() => prepared?.[Symbol.asyncDispose]());

/** Starts a container that runs a shell command; its log is that command's. */
async function start(command: string) {
	const { host, image } = prepared;
	const container = await host.createContainer({
		Image: image,
		Entrypoint: ["sh", "-c", command],
		Cmd: [],
		Labels: { ...runLabels(currentRun()), [LABEL]: "1" },
	});
	await container.start();
	return {
		container,
		[Symbol.asyncDispose]: () => removed(container.remove({ force: true, v: true })),
	};
}

test("waits for the text, however it is cut", async () => {
	await using one = await start("printf 'server li'; sleep 0.3; echo stening; sleep 60");
	const waited = waitForLog(one.container, "listening", { timeout: 30_000 });
	await expect(waited).resolves.toBeUndefined();
});

test("tells the log's end where the container stops, or the time is up", async () => {
	await using one = await start("echo no such file; exit 1");
	const stopped = waitForLog(one.container, "listening", { timeout: 30_000 });
	await expect(stopped).rejects.toThrow("it stopped; its log ends with:\nno such file");
	await using other = await start("echo still here; sleep 60");
	const late = waitForLog(other.container, "listening", { timeout: 500 });
	await expect(late).rejects.toThrow("nothing after 0.5 s; its log ends with:\nstill here");
});

test("ends where the host's engine is cut off, which closes the log without an end", async () => {
	await using one = await start("echo still here; sleep 60");
	await using folder = await temporaryFolder();
	const socketPath = join(folder.path, "docker.sock");
	const { modem } = prepared.host as unknown as {
		modem: { socketPath?: string; host?: string; port?: number };
	};
	const sockets: Socket[] = [];
	const proxy = createServer((near) => {
		const { socketPath: path, host, port } = modem;
		const far = path ? connect(path) : connect(Number(port), host);
		for (const socket of [near, far]) socket.on("error", () => {});
		sockets.push(near.pipe(far).pipe(near), far);
	});
	await new Promise<void>((resolve) => proxy.listen(socketPath, resolve));
	const container = new Docker({ socketPath }).getContainer(one.container.id);
	const waiting = waitForLog(container, "listening", { timeout: 300_000 });
	waiting.catch(() => {});
	await expect.poll(() => sockets.length).toBeGreaterThan(0);
	await expect.poll(() => sockets.some((socket) => socket.bytesRead > 100)).toBe(true);
	for (const socket of sockets) socket.destroy();
	proxy.close();
	await expect(waiting).rejects.toThrow("it stopped; its log ends with:");
});
