import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { satisfies } from "semver";
import { z } from "zod";
import { PictureError } from "./picture-error.ts";

/** `/npm/PACKAGE@RANGE/FILE` (https://www.jsdelivr.com/documentation#id-npm). */
const CDN = /^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[\w.-]+\/)?[\w.-]+)@([^/]+)\/([\w./-]+)/;

const manifestSchema = z.object({ version: z.string() });

/**
 * Finds the file that a CDN of npm packages would serve in the package itself, which is installed here: the
 * bytes are the same.
 *
 * @param url As a page asks for it; its version may be a range.
 * @returns The file's path and its package, `swagger-ui-dist 5.35.0`; nothing where the address is not
 *   the CDN's.
 * @throws {PictureError} when the package is not installed in such a version, or has no such file.
 */
export function packageFile(url: string): { path: string; package: string } | undefined {
	const [, name, range, file] = CDN.exec(url) ?? [];
	if (name === undefined || range === undefined || file === undefined) return undefined;
	const fail = (what: string) =>
		new PictureError(
			`The page needs ${url}, and ${what}.`,
			`Run \`npm install ${name}@${range}\`: the pictures' browser has no internet.`,
		);
	let manifest: string;
	try {
		manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
	} catch {
		throw fail(`the package ${name} is not installed`);
	}
	const { version } = manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
	if (!satisfies(version, range)) throw fail(`the package installed is ${name} ${version}`);
	const path = join(dirname(manifest), file);
	if (!existsSync(path)) throw fail(`${name} ${version} has no such file`);
	return { path, package: `${name} ${version}` };
}
