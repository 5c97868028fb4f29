import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, canInstall } from "./apt-install.mjs";

/** Where Chrome is on macOS, which puts no program of it on PATH. */
const MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium of CHROMIUM_PATH, else the first on PATH, or Chrome; undefined when there is none. */
export function findBrowser(env = process.env) {
	if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
	const onPath = (env.PATH ?? "")
		.split(delimiter)
		.flatMap((folder) => NAMES.map((name) => join(folder, name)));
	return [...onPath, MACOS].find((path) => existsSync(path));
}

/** Whether a page asks for a picture, which a browser takes when the page is recorded. */
export function wantsPictures(folder = "src/content/docs") {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".mdx"))
		.some((name) => /^```.* picture="/m.test(readFileSync(join(folder, name), "utf8")));
}

/**
 * Sees that there is a Chromium; on a bare Debian, as root, installs the distribution's.
 *
 * @param {(line: string) => void} say
 * @param {object} options
 * @param {boolean} options.required Whether nothing can be done without one: the tests cannot, while the
 *   recorder keeps the pictures that it has.
 * @param {boolean} options.mayInstall Whether this machine is being set up here.
 */
export function ensureBrowser(say, { required, mayInstall }) {
	if (findBrowser()) return;
	const isOurs = mayInstall && canInstall();
	if (!required && (process.env.CHROMIUM_PATH || !isOurs)) return;
	if (process.env.CHROMIUM_PATH) {
		throw new Error(
			`CHROMIUM_PATH=${process.env.CHROMIUM_PATH} does not exist.\nCorrect it, or unset it to use the Chromium on PATH.`,
		);
	}
	if (!isOurs) {
		throw new Error(
			"The tests need a Chromium, and there is none on PATH.\nInstall Chromium or Chrome (on Debian: apt-get install chromium), or set CHROMIUM_PATH.",
		);
	}
	say("Installing Chromium (apt-get install chromium)");
	try {
		aptInstall(["chromium"]);
	} catch (error) {
		if (required) throw error;
		say("It cannot be installed here: pictures stay as they were recorded.");
	}
}
