import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../../scripts/setup/ensure-browser.mjs";

/**
 * Starts the machine's Chromium. Its requests are passed on from outside of it: by itself it cuts what
 * is under way (ERR_NETWORK_CHANGED) when the tests beside it add or remove Docker's networks.
 *
 * @param options Whether it keeps pages that are left and shows them again as they were, as a reader's
 *   does; Playwright's does not.
 */
export async function launchBrowser({ keepsPages = false } = {}): Promise<Browser> {
	const executablePath = findBrowser();
	if (executablePath === undefined) {
		throw new Error("There is no Chromium. Run `node scripts/setup.mjs --browser`.");
	}
	const browser = await chromium.launch({
		executablePath,
		args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
		ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
	});
	const newContext = browser.newContext.bind(browser);
	// `newPage` makes its context by this one, too.
	browser.newContext = async (options) => {
		const context = await newContext(options);
		// Playwright's own half a minute is short beside other work, and where `npm run dev` compiles a page first.
		context.setDefaultTimeout(60_000);
		context.setDefaultNavigationTimeout(120_000);
		await context.route("**/*", async (route) => {
			try {
				await route.fulfill({ response: await route.fetch() });
			} catch {
				// It fails where the page is closed by now. A server that is missing is told by the browser.
				await route.abort().catch(() => {});
			}
		});
		return context;
	};
	return browser;
}
