import { join } from "node:path";
import { execa } from "execa";
import { checkoutLocks } from "../../scripts/run/checkout-locks.ts";
import { withLock } from "../../scripts/run/with-lock.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";

/** The site, built from this checkout and served until disposed. */
export type BuiltSite = ServedSite;

/** Where a site that lives below a path believes that it is. */
export const ORIGIN = "https://someone.example";

/** Where the sources of such a site can be edited. */
export const REPOSITORY = "https://github.com/someone/docker-lab";

/**
 * Builds the site into a temporary folder and serves it on a free port.
 *
 * @param base Path below which it lives, at {@link ORIGIN}: `/docker-lab`; the server's root by default.
 */
export async function builtSite(base = ""): Promise<BuiltSite> {
	await using cleanup = new AsyncDisposableStack();
	const folder = cleanup.use(await temporaryFolder());
	await buildInto(folder.path, { base });
	const { url } = cleanup.use(await serveSite(folder.path, base));
	const owned = cleanup.move();
	return { url, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/**
 * Runs `astro build` as a user would, and gives what it prints.
 *
 * @param options Where it will live, whether to forget what Astro has cached, and the checkout, if it is another.
 */
export async function buildInto(
	folder: string,
	{ base = "", force = false, root = ROOT }: { base?: string; force?: boolean; root?: string } = {},
): Promise<string> {
	// Vitest sets these for Vite, and Astro would take them for its own.
	const { BASE_URL: _, DEV, MODE, NODE_ENV, PROD, SSR, ...env } = process.env;
	const argv = ["build", "--outDir", folder, ...(force ? ["--force"] : [])];
	// Builds of one checkout share Astro's cache, so one goes after the other.
	const build = () =>
		execa(join(root, "node_modules/.bin/astro"), argv, {
			cwd: root,
			all: true,
			preferLocal: true,
			extendEnv: false,
			env: {
				...env,
				ASTRO_TELEMETRY_DISABLED: "1",
				SITE_URL: base && ORIGIN,
				BASE_PATH: base,
				REPOSITORY_URL: base && REPOSITORY,
			},
		});
	return (await withLock(checkoutLocks(root), "site", build, { onWait: () => {} })).all;
}
