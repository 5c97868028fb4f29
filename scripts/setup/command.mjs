import { parseArgs } from "node:util";
import { ensureBrowser, wantsPictures } from "./ensure-browser.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { ensureEngine } from "./ensure-engine.mjs";

const HELP = `Usage: node scripts/setup.mjs [--browser] [--no-engine]

Makes the dependencies, and a Docker engine that answers, ready. Does nothing when they are. Where no
engine answers, on Debian or Ubuntu as root, it installs or starts the distribution's, and installs its
Chromium where a page asks for a picture. On a machine with Docker it installs nothing on the system.
  --browser    a Chromium in any case, for the tests
  --no-engine  the dependencies only
  --help       this text
Exit codes: 0 ready, 2 bad usage, 3 something is missing that only you can provide.`;

/** @param {string} line */
const say = (line) => console.log(line);

/** @returns {{ browser?: boolean, "no-engine"?: boolean, help?: boolean }} */
function readOptions() {
	try {
		return parseArgs({
			options: {
				browser: { type: "boolean" },
				"no-engine": { type: "boolean" },
				help: { type: "boolean", short: "h" },
			},
		}).values;
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
		process.exit(2);
	}
}

/**
 * Sets this machine up for the recorder: dependencies, an engine to host the disposable ones and, for
 * pictures and the tests, a browser. Plain JavaScript: it runs before there are any dependencies.
 */
export async function setUp() {
	const options = readOptions();
	if (options.help) {
		say(HELP);
	} else {
		try {
			ensureDependencies(say);
			// On a machine that has its own Docker, nothing is installed on the system.
			const isBare = options["no-engine"] ? false : await ensureEngine(say);
			const pictures = !options["no-engine"] && wantsPictures();
			const required = !!options.browser;
			if (required || pictures) ensureBrowser(say, { required, mayInstall: isBare });
		} catch (error) {
			// The message has two lines: what is missing, and what to do.
			console.error(error instanceof Error ? error.message : error);
			process.exitCode = 3;
		}
	}
}
