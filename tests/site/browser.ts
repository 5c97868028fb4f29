import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../../scripts/setup/ensure-browser.mjs";

/** Starts the machine's Chromium. */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = findBrowser();
	if (executablePath === undefined) {
		throw new Error("There is no Chromium. Run `node scripts/setup.mjs --browser`.");
	}
	return await chromium.launch({
		executablePath,
		args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
	});
}
