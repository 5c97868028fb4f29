import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type BuiltSite, builtSite } from "./built-site.ts";

/** The built site, and a browser. */
export interface UsedSite {
	/** Without a slash at its end. */
	readonly url: string;
	readonly browser: Browser;
	/** Opens an address below the site's in a browser of its own. */
	open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Gives a file's tests the site, built from this checkout, and a browser.
 *
 * @param base Path below which the site lives; the server's root by default.
 */
export function useSite(base = ""): UsedSite {
	let site: BuiltSite;
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchBrowser();
		site = await builtSite(base);
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
