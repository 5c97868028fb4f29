import { existsSync } from "node:fs";

/** The oldest Node that this set-up is tried with; it comes with an npm that the lockfile is written for. */
const STARTS = 20;

/** The Node that all else is written for: it runs TypeScript as it is, and has what the code uses of JavaScript. */
const RUNS = 24;

/**
 * Tells that this Node is too old to set the machine up.
 *
 * @param {string} version `18.20.8`.
 */
export function tooOld(version) {
	if (Number.parseInt(version, 10) >= STARTS) return undefined;
	return `Node ${version} is too old: Node ${STARTS} or newer is needed.\nInstall Node ${RUNS} (https://nodejs.org/en/download; with nvm: nvm install), then try again.`;
}

/**
 * Tells that there is no Node to run the recorder with. One is among the dependencies, as the package
 * `node`, and npm puts `node_modules/.bin` first on the PATH of the scripts that it runs: so whoever has
 * another Node needs to install nothing, and every machine records with the same one. An install script
 * fetches it, which npm can be told not to run.
 *
 * @param {string} root
 * @param {string} version The one that runs this.
 */
export function missingNode(root, version) {
	if (Number.parseInt(version, 10) >= RUNS) return undefined;
	// A link, which leads nowhere where the install script did not run.
	if (existsSync(`${root}/node_modules/.bin/node`)) return undefined;
	return `The recorder needs Node ${RUNS}, this is Node ${version}, and the package \`node\` did not install one.\nInstall Node ${RUNS}, or let npm run its install script: npm ci --ignore-scripts=false.`;
}
