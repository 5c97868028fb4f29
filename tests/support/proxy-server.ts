import { createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** Who may use a proxy that asks for a password. */
export const USER = "eleve:secret-of-the-proxy";

/** A proxy for HTTP and, by CONNECT, for anything else. */
export interface ProxyServer extends AsyncDisposable {
	readonly port: number;
	/** What it was asked for, as `host:port`; its user may use it again and again. */
	readonly asked: string[];
}

/**
 * Starts one, which knows no names but those that it is given.
 *
 * @param servers Ports of this machine, by the `host:port` that they answer for.
 * @param options.address Where it listens.
 * @param options.user Who may use it; anybody where absent.
 */
export async function proxyServer(
	servers: Readonly<Record<string, number>>,
	{ address = "127.0.0.1", user }: { address?: string; user?: string } = {},
): Promise<ProxyServer> {
	const asked: string[] = [];
	const isKnown = ({ headers }: IncomingMessage) =>
		user === undefined ||
		headers["proxy-authorization"] === `Basic ${Buffer.from(user).toString("base64")}`;
	const server = createServer((incoming, response) => {
		const url = new URL(incoming.url ?? "", "http://none");
		const target = `${url.hostname}:${url.port || 80}`;
		asked.push(target);
		const port = servers[target];
		if (!isKnown(incoming) || port === undefined) {
			response.writeHead(port === undefined ? 502 : 407).end();
			return;
		}
		const { method, headers } = incoming;
		const path = `${url.pathname}${url.search}`;
		const onward = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		});
		incoming.pipe(onward);
	});
	server.on("connect", (incoming: IncomingMessage, client: import("node:stream").Duplex) => {
		const target = incoming.url ?? "";
		asked.push(target);
		const port = servers[target];
		client.on("error", () => client.destroy());
		if (!isKnown(incoming)) return client.end("HTTP/1.1 407 No\r\n\r\n");
		if (port === undefined) return client.end("HTTP/1.1 502 No\r\n\r\n");
		const onward = connect(port, "127.0.0.1", () => {
			client.write("HTTP/1.1 200 OK\r\n\r\n");
			client.pipe(onward).pipe(client);
		});
		return onward.on("error", () => client.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, address, resolve));
	return {
		port: (server.address() as AddressInfo).port,
		asked,
		[Symbol.asyncDispose]: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
