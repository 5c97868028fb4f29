import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { ensureBrowser, wantsPictures } from "./ensure-browser.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { ensureEngine } from "./ensure-engine.mjs";

const HELP = `Usage: node scripts/setup.mjs [--browser] [--no-engine] [--then SCRIPT [OPTION ...]]

Makes the dependencies, and a Docker engine that answers, ready. Does nothing when they are. Where no
engine answers, on Debian or Ubuntu as root, it installs or starts the distribution's, and installs its
Chromium where a page asks for a picture. On a machine with Docker it installs nothing on the system.
  --browser    a Chromium in any case, for the tests
  --no-engine  the dependencies only
  --then       what npm runs when all is ready, with its options; asked for its help, nothing is made ready
  --help       this text
Exit codes: 0 ready, 2 bad usage, 3 something is missing that only you can provide; or those of SCRIPT.`;

/**
 * What the scripts say of themselves that make the machine ready first: npm would run one that comes before them for their
 * help, too.
 *
 * @type {Record<string, string>}
 */
const SCRIPTS = {
	"build:ready": `Usage: npm run build [-- OPTION ...]

Makes the machine ready, records the whole course anew, and builds the site in dist/.
Options are those of \`astro build\`; --help is this text.`,
	"test:ready": `Usage: npm test [-- FILE ... | OPTION ...]

Makes the machine ready, runs every test, or those of the files, then \`npm run check\`.
Options are those of \`vitest run\`: npx vitest --help; --help is this text.`,
	"capture:ready": `Usage: npm run capture

Makes the README's pictures anew, and tests/site/looks.txt, which tells what all pages look like.
--help is this text.`,
};

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {string[]} args */
function readOptions(args) {
	try {
		return parseArgs({
			args,
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
	const [own, [script, ...given] = []] = split(process.argv.slice(2));
	const options = readOptions(own);
	const isAsked = given.includes("--help") || given.includes("-h");
	if (options.help || isAsked) {
		say(isAsked && script !== undefined ? (SCRIPTS[script] ?? HELP) : HELP);
		return;
	}
	try {
		await makeReady(options);
	} catch (error) {
		// The message has two lines: what is missing, and what to do.
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 3;
		return;
	}
	if (script !== undefined) process.exitCode = await runScript(script, given);
}

/**
 * Its own words, and those behind `--then`.
 *
 * @param {string[]} words
 * @returns {[own: string[], then?: string[]]}
 */
function split(words) {
	const at = words.indexOf("--then");
	return at < 0 ? [words] : [words.slice(0, at), words.slice(at + 1)];
}

/** @param {{ browser?: boolean | undefined, "no-engine"?: boolean | undefined }} options */
async function makeReady(options) {
	ensureDependencies(say);
	// On a machine that has its own Docker, nothing is installed on the system.
	const isBare = options["no-engine"] ? false : await ensureEngine(say);
	const pictures = !options["no-engine"] && wantsPictures();
	const required = !!options.browser;
	if (required || pictures) ensureBrowser(say, { required, mayInstall: isBare });
}

/**
 * @param {string} script
 * @param {string[]} options
 * @returns {Promise<number>} Its exit code.
 */
async function runScript(script, options) {
	const child = spawn("npm", ["run", script, "--", ...options], { stdio: "inherit" });
	// Ctrl-C goes to all that the terminal runs; what is to be cleaned up is the script's.
	for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
		process.on(signal, () => signal === "SIGINT" || child.kill(signal));
	}
	return await new Promise((resolve) => {
		child.on("error", (error) => {
			console.error(`npm: ${error.message}`);
			resolve(3);
		});
		child.on("close", (code) => resolve(code ?? 1));
	});
}
