import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TYPES: Readonly<Record<string, string>> = {
	html: "text/html; charset=utf-8",
	css: "text/css",
	js: "text/javascript",
	svg: "image/svg+xml",
};

/** The site, built from this checkout and served until disposed. */
export interface BuiltSite extends AsyncDisposable {
	/** Without a slash at its end. */
	readonly url: string;
}

/** Builds the site into a temporary folder and serves it on a free port. */
export async function builtSite(): Promise<BuiltSite> {
	await using cleanup = new AsyncDisposableStack();
	const folder = cleanup.use(await temporaryFolder());
	await execa(join(ROOT, "node_modules/.bin/astro"), ["build", "--outDir", folder.path], {
		cwd: ROOT,
		preferLocal: true,
		env: { ASTRO_TELEMETRY_DISABLED: "1", SITE_URL: "", BASE_PATH: "" },
	});

	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? "/", "http://site");
		const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
		const body = await readFile(join(folder.path, file)).catch(() => undefined);
		const type = TYPES[file.split(".").at(-1) ?? ""] ?? "application/octet-stream";
		response.writeHead(body === undefined ? 404 : 200, { "content-type": type });
		response.end(body);
	});
	cleanup.defer(() => {
		server.closeAllConnections();
		server.close();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const owned = cleanup.move();
	return {
		url: `http://127.0.0.1:${port}`,
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}
