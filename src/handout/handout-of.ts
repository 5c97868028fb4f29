import { readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { strToU8, type ZipAttributes, type Zippable, zipSync } from "fflate";
import { keptFiles } from "../../scripts/plan/kept-files.ts";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { commandScript } from "./command-script.ts";

/** What a reader takes along of a page. */
export interface Handout {
	/** The page's name. */
	readonly page: string;
	/** Its commands, for bash. */
	readonly script: string;
	/** Its workspace with the script, as a ZIP archive in Base64; none where it has no workspace. */
	readonly archive?: string;
}

/** Of Unix; the file's mode stands in the upper half of its attributes. */
const UNIX = 3;

/**
 * Makes what a reader takes along of a page: the files of its workspace as they are copied into the engine, and its
 * commands.
 *
 * @param root The repository's root.
 */
export async function handoutOf(root: string, page: PlannedPage): Promise<Handout> {
	const helpers = await readFile(join(root, "src/handout/helpers.sh"), "utf8");
	const script = commandScript(page, helpers);
	const folders = [
		...page.workspace,
		...page.snippets.flatMap(({ options }) => options.workspace ?? []),
	];
	if (folders.length === 0) return { page: page.name, script };
	const name = posix.basename(page.name);
	const entries: Zippable = { [`${name}/${name}.sh`]: [strToU8(script), attributes(true)] };
	for (const folder of new Set(folders)) {
		const place = posix.join("snippets", folder);
		for (const file of await keptFiles(root, place)) {
			const path = join(root, place, file);
			const isProgram = ((await stat(path)).mode & 0o100) !== 0;
			entries[`${name}/${folder}/${file}`] = [await readFile(path), attributes(isProgram)];
		}
	}
	const archive = Buffer.from(zipSync(entries, { level: 9 })).toString("base64");
	return { page: page.name, script, archive };
}

function attributes(isProgram: boolean): ZipAttributes {
	// The earliest that the format knows, at each build; its dates have no zone.
	return {
		mtime: new Date(1980, 0, 1),
		os: UNIX,
		attrs: (isProgram ? 0o100755 : 0o100644) * 0x10000,
	};
}
