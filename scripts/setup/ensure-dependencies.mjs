import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { missingNode } from "./node-version.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Installs the dependencies unless they are in step with the lockfile, and sees that there is a Node to run
 * the recorder with.
 *
 * @param {(line: string) => void} say
 */
export function ensureDependencies(say) {
	if (!inStep(ROOT)) install(say);
	const problem = missingNode(ROOT, process.versions.node);
	if (problem !== undefined) throw new Error(problem);
}

/** @param {(line: string) => void} say */
function install(say) {
	say("Installing the dependencies (npm ci)");
	const { status, error } = spawnSync(
		"npm",
		["ci", "--no-audit", "--no-fund", "--loglevel=error"],
		{
			cwd: ROOT,
			stdio: "inherit",
		},
	);
	if (status === 0) return;
	throw new Error(
		`npm ci failed${error ? ` (${error.message})` : ""}; its messages are above.\nSee that package.json and package-lock.json agree (npm install) and that the registry answers.`,
	);
}

/**
 * Tells whether what is installed is what the lockfile says.
 *
 * npm writes what it installed into `node_modules/.package-lock.json`, in the lockfile's own form.
 *
 * @param {string} root
 */
export function inStep(root) {
	const wanted = readPackages(`${root}/package-lock.json`);
	const installed = readPackages(`${root}/node_modules/.package-lock.json`);
	if (!wanted || !installed) return false;
	const manifest = readJson(`${root}/package.json`);
	for (const field of ["dependencies", "devDependencies", "optionalDependencies"]) {
		if (!isDeepStrictEqual(manifest?.[field] ?? {}, wanted[""]?.[field] ?? {})) return false;
	}
	for (const [path, { version, integrity, optional, devOptional, peer }] of Object.entries(
		wanted,
	)) {
		if (path === "") continue;
		const found = installed[path];
		if (!found) {
			// Left out on purpose: made for another platform, or a peer that nobody needs.
			if (optional || devOptional || peer) continue;
			return false;
		}
		if (found.version !== version || found.integrity !== integrity) return false;
		if (!existsSync(`${root}/${path}/package.json`)) return false;
	}
	return Object.keys(installed).every((path) => path in wanted);
}

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, [field: string]: unknown }>} Packages
 * @param {string} path
 * @returns {Packages | undefined}
 */
function readPackages(path) {
	return readJson(path)?.packages;
}

/** @param {string} path */
function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return undefined;
	}
}
