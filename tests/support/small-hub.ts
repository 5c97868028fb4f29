import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { temporaryFolder } from "./temporary-folder.ts";

/** The names of Docker Hub's servers, of its registry first. */
export const HUB_NAMES = ["registry-1.docker.io", "auth.docker.io"] as const;

/** As much of Docker Hub as is asked before anything is pulled: it has every tag. */
export interface SmallHub extends AsyncDisposable {
	/** Its port by `host:port` of each of its names, for a proxy. */
	readonly servers: Readonly<Record<string, number>>;
	/** The file of a certificate that makes it believed, for NODE_EXTRA_CA_CERTS. */
	readonly certificate: string;
}

/** Starts one on the loopback. */
export async function smallHub(): Promise<SmallHub> {
	await using cleanup = new AsyncDisposableStack();
	const folder = cleanup.use(await temporaryFolder());
	const [key, certificate] = [join(folder.path, "key"), join(folder.path, "certificate")];
	const names = `subjectAltName=${HUB_NAMES.map((name) => `DNS:${name}`).join(",")}`;
	const made = ["-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate];
	const told = ["-x509", "-days", "1", "-subj", "/CN=hub", "-addext", names];
	await execa("openssl", ["req", ...told, ...made]);
	const options = { key: await readFile(key), cert: await readFile(certificate) };
	const server = createServer(options, ({ url, headers }, response) => {
		if (url?.startsWith("/token")) return response.end('{ "token": "one" }');
		const challenge = `Bearer realm="https://${HUB_NAMES[1]}/token",service="hub"`;
		const isKnown = headers.authorization === "Bearer one";
		response.writeHead(isKnown ? 200 : 401, { "www-authenticate": challenge });
		return response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	cleanup.defer(() => void server.close());
	const { port } = server.address() as AddressInfo;
	const owned = cleanup.move();
	return {
		servers: Object.fromEntries(HUB_NAMES.map((name) => [`${name}:443`, port])),
		certificate,
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}
