import { createConnection, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { findEngines } from "../../scripts/setup/find-engines.mjs";
import { temporaryFolder } from "./temporary-folder.ts";

/** What becomes of a request: it is passed on, answered with an error, or its connection is cut. */
export type Treatment = "pass" | "fail" | "cut";

/** The host's Docker at another address, where some requests go wrong. */
export interface DockerProxy extends AsyncDisposable {
	/** For DOCKER_HOST. */
	readonly address: string;
	readonly socketPath: string;
	/** Tells what becomes of a request from now on, by its first line: `DELETE /containers/…`. */
	treat: (request: string) => Treatment;
}

/** Starts such a proxy before the machine's own engine, which must listen on a socket. */
export async function dockerProxy(): Promise<DockerProxy> {
	const own = findEngines()
		.map(({ options }) => options.socketPath)
		.find((path) => path !== undefined);
	if (own === undefined) throw new Error("The machine's engine has no socket.");
	await using cleanup = new AsyncDisposableStack();
	const folder = cleanup.use(await temporaryFolder());
	const socketPath = join(folder.path, "docker.sock");
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const engine = createConnection(own);
		for (const [socket, other] of [
			[client, engine],
			[engine, client],
		] as const) {
			sockets.add(socket);
			socket.on("error", () => other.destroy());
			socket.on("close", () => {
				sockets.delete(socket);
				other.destroy();
			});
		}
		engine.pipe(client);
		client.on("data", (chunk: Buffer) => {
			// A request is sent in one piece; what follows in its connection looks like none.
			const [request = ""] = chunk.toString("latin1").split("\r\n", 1);
			const treatment = / HTTP\/1\.1$/.test(request) ? proxy.treat(request) : "pass";
			if (treatment === "pass") engine.write(chunk);
			else if (treatment === "cut") client.destroy();
			else {
				const body = '{"message":"it does not want to"}';
				client.end(
					`HTTP/1.1 500 Error\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
				);
			}
		});
		client.on("end", () => engine.end());
	});
	await new Promise<void>((resolve) => server.listen(socketPath, resolve));
	cleanup.defer(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	const owned = cleanup.move();
	const proxy: DockerProxy = {
		address: `unix://${socketPath}`,
		socketPath,
		treat: () => "pass",
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
	return proxy;
}
