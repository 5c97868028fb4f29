import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
	html: "text/html; charset=utf-8",
	css: "text/css",
	js: "text/javascript",
	svg: "image/svg+xml",
};

/** A site that is served until disposed. */
export interface ServedSite extends AsyncDisposable {
	/** Without a slash at its end. */
	readonly url: string;
}

/**
 * Serves a built site on a free port.
 *
 * @param base Path below which it lives: `/docker-lab`; the server's root by default.
 */
export async function serveSite(folder: string, base = ""): Promise<ServedSite> {
	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? "/", "http://site");
		const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
		const body = file.startsWith(`${base}/`)
			? await readFile(join(folder, file.slice(base.length))).catch(() => undefined)
			: undefined;
		const type = TYPES[file.split(".").at(-1) ?? ""];
		// As servers do, so that a page takes the time that it takes elsewhere.
		const isPacked =
			type !== undefined && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
		response.writeHead(body === undefined ? 404 : 200, {
			"content-type": type ?? "application/octet-stream",
			...(isPacked && body !== undefined && { "content-encoding": "gzip" }),
		});
		response.end(isPacked && body !== undefined ? gzipSync(body) : body);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${base}`,
		[Symbol.asyncDispose]: async () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
