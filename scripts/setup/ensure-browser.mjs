import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, canInstall } from "./apt-install.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium of CHROMIUM_PATH, else the first on PATH; undefined when there is none. */
export function findBrowser(env = process.env) {
	if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
	return (env.PATH ?? "")
		.split(delimiter)
		.flatMap((folder) => NAMES.map((name) => join(folder, name)))
		.find((path) => existsSync(path));
}

/**
 * Sees that there is a Chromium for the tests; on Debian, as root, installs the distribution's.
 *
 * @param {(line: string) => void} say
 */
export function ensureBrowser(say) {
	if (findBrowser()) return;
	if (process.env.CHROMIUM_PATH) {
		throw new Error(
			`CHROMIUM_PATH=${process.env.CHROMIUM_PATH} does not exist.\nCorrect it, or unset it to use the Chromium on PATH.`,
		);
	}
	if (!canInstall()) {
		throw new Error(
			"The tests need a Chromium, and there is none on PATH.\nInstall Chromium or Chrome, or set CHROMIUM_PATH.",
		);
	}
	say("Installing Chromium (apt-get install chromium)");
	aptInstall(["chromium"]);
}
