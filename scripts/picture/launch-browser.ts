import { join } from "node:path";
import type { Browser } from "playwright-core";
import { findBrowser } from "../setup/ensure-browser.mjs";
import { messageOf } from "../text/message-of.ts";
import { makeBrowserFolder, notePlace, removeBrowserFolder } from "./browser-folder.ts";
import { NoBrowserError } from "./picture-error.ts";

const HINT = "Install Chromium or Chrome, or set CHROMIUM_PATH.";

/**
 * The machine's Chromium, without a network, for those who work side by side: each gives its pages a
 * context of their own.
 */
export class SharedBrowser implements AsyncDisposable {
	#launched: Promise<Browser> | undefined;
	#folder: string | undefined;

	/**
	 * Starts it, where nobody has; may be called before it is wanted.
	 *
	 * @throws {NoBrowserError} when there is none that starts.
	 */
	launch(): Promise<Browser> {
		if (this.#launched === undefined) {
			this.#launched = this.#launch();
			// Told to who waits for it.
			this.#launched.catch(() => {});
		}
		return this.#launched;
	}

	async #launch(): Promise<Browser> {
		const path = findBrowser();
		if (path === undefined) throw new NoBrowserError("There is no Chromium here.", HINT);
		this.#folder = await makeBrowserFolder();
		return await launchBrowser(path, this.#folder);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		const browser = await this.#launched?.catch(() => undefined);
		await browser?.close();
		// After its last process, which still writes when the browser is closed to us.
		if (this.#folder !== undefined) await removeBrowserFolder(this.#folder);
	}
}

async function launchBrowser(executablePath: string, folder: string): Promise<Browser> {
	// Loaded here: few runs take a picture.
	const { chromium } = await import("playwright-core");
	try {
		const browser = await chromium.launch({
			artifactsDir: join(folder, "artifacts"),
			executablePath,
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-background-networking",
				// It tells its command line to none but automation.
				"--enable-automation",
				// Even for what is not a page's request.
				"--host-resolver-rules=MAP * ~NOTFOUND",
				// The same glyphs on every screen.
				"--font-render-hinting=none",
				"--force-color-profile=srgb",
			],
			// Ctrl-C is the recorder's.
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
		});
		await noteProfile(browser, folder);
		return browser;
	} catch (error) {
		const reason = messageOf(error).split("\n", 1)[0];
		throw new NoBrowserError(`${executablePath} does not start: ${reason}`, HINT, { cause: error });
	}
}

/**
 * Notes where the browser keeps its profile, so that it can be removed also when this run is killed. To
 * launch it with a profile of a chosen name takes almost a second longer.
 */
async function noteProfile(browser: Browser, folder: string): Promise<void> {
	const session = await browser.newBrowserCDPSession();
	const { arguments: words } = await session.send("Browser.getBrowserCommandLine");
	const option = words.find((word: string) => word.startsWith("--user-data-dir="));
	if (option !== undefined) await notePlace(folder, option.slice(option.indexOf("=") + 1));
	await session.detach();
}
