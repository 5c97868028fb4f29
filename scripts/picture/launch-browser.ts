import { join } from "node:path";
import type { Browser } from "playwright-core";
import { findBrowser } from "../setup/ensure-browser.mjs";
import { messageOf } from "../text/message-of.ts";
import { makeBrowserFolder, notePlace, removeBrowserFolder } from "./browser-folder.ts";
import { NoBrowserError } from "./picture-error.ts";

const HINT = "Install Chromium or Chrome, or set CHROMIUM_PATH.";

/**
 * The machine's Chromium, without a network. Pages that are recorded side by side share it, and each opens its
 * own context in it.
 */
export class SharedBrowser implements AsyncDisposable {
	#launched: Promise<Browser> | undefined;
	#folder: string | undefined;

	/**
	 * Starts the browser unless it was started; may be called early, without waiting, to save time.
	 *
	 * @throws {NoBrowserError} when there is none that starts.
	 */
	launch(): Promise<Browser> {
		if (this.#launched === undefined) {
			this.#launched = this.#launch();
			// Whoever waits for the browser hears of the failure. Until somebody does, it must not end the process as
			// an unhandled rejection.
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
		// Not before: the browser's last process may write to the folder until then.
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
				// Needed by `noteProfile`: the browser tells its command line only where it is automated.
				"--enable-automation",
				// No name can be looked up: not by the browser's own requests either.
				"--host-resolver-rules=MAP * ~NOTFOUND",
				// Letters are drawn alike on every screen.
				"--font-render-hinting=none",
				"--force-color-profile=srgb",
			],
			// Ctrl-C is handled by the recorder, which then closes the browser.
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
 * Notes where the browser keeps its profile, so that a later run can remove it if this one is killed. Choosing
 * the folder instead, by launching with a profile, would take almost a second longer.
 */
async function noteProfile(browser: Browser, folder: string): Promise<void> {
	const session = await browser.newBrowserCDPSession();
	const { arguments: words } = await session.send("Browser.getBrowserCommandLine");
	const option = words.find((word: string) => word.startsWith("--user-data-dir="));
	if (option !== undefined) await notePlace(folder, option.slice(option.indexOf("=") + 1));
	await session.detach();
}
