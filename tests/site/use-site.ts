import { access, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { checkoutLocks } from "../../scripts/run/checkout-locks.ts";
import { withLock } from "../../scripts/run/with-lock.ts";
import { ROOT } from "../support/repository-root.ts";
import { launchBrowser } from "./browser.ts";
import { buildInto } from "./built-site.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";

/** The built site, and a browser. */
export interface UsedSite {
	/** Without a slash at its end. */
	readonly url: string;
	readonly browser: Browser;
	/** Opens an address below the site's in a browser of its own. */
	open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Folder of the site below a path: the first of a run's files that asks for it builds it. */
async function sharedSite(base: string): Promise<string> {
	const name = `site${base.replaceAll("/", "-")}`;
	const folder = join(inject("sharedSites"), name);
	const build = async () => {
		const isThere = await access(folder).then(
			() => true,
			() => false,
		);
		if (isThere) return;
		await buildInto(`${folder}.part`, { base });
		await rename(`${folder}.part`, folder);
	};
	await withLock(checkoutLocks(ROOT), `shared-${name}`, build, { onWait: () => {} });
	return folder;
}

/**
 * Gives a file's tests the site, built from this checkout, and a browser.
 *
 * @param base Path below which the site lives; the server's root by default.
 */
export function useSite(base = ""): UsedSite {
	let site: ServedSite;
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchBrowser();
		site = await serveSite(await sharedSite(base), base);
	});
	afterAll(async () => {
		await browser?.close();
		await site?.[Symbol.asyncDispose]();
	});
	return {
		get url() {
			return site.url;
		},
		get browser() {
			return browser;
		},
		async open(path, options = {}) {
			const context = await browser.newContext(options);
			const page = await context.newPage();
			await page.goto(`${site.url}/${path}`);
			return page;
		},
	};
}
