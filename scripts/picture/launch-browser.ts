import { join } from "node:path";
import type { Browser } from "playwright-core";
import { findBrowser } from "../setup/ensure-browser.mjs";
import { makeBrowserFolder, removeBrowserFolder } from "./browser-folder.ts";
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
		// With a profile that has a name, so that what it keeps can be removed also when this run is killed.
		const context = await chromium.launchPersistentContext(join(folder, "profile"), {
			artifactsDir: join(folder, "artifacts"),
			executablePath,
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-background-networking",
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
		const browser = context.browser();
		if (browser === null) throw new Error("it has no contexts");
		return browser;
	} catch (error) {
		const reason = error instanceof Error ? error.message.split("\n", 1)[0] : error;
		throw new NoBrowserError(`${executablePath} does not start: ${reason}`, HINT, { cause: error });
	}
}
