import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";
import ignore, { type Ignore } from "ignore";
import { ifAbsent } from "../text/if-absent.ts";

/** What machines and programs leave beside sources, whether or not a repository says so. */
const LITTER = [
	".git",
	".DS_Store",
	"Thumbs.db",
	"desktop.ini",
	"__pycache__/",
	"*.py[co]",
	"*.sw[op]",
	"*~",
];

/** What a folder's `.gitignore` says of the files below it. */
interface Rules {
	readonly folder: string;
	readonly said: Ignore;
}

/**
 * The files of a workspace, as a clone of the repository has them: those that Git tracks, or would if they
 * were added, so without what a `.gitignore` on the way leaves out, nor what programs drop anywhere. It reads
 * these files itself, since the site starts no program, and a checkout need not have Git. What is ignored and
 * was added by force all the same is left out.
 *
 * @param root The repository's root.
 * @param folder Path below it, with forward slashes.
 * @returns Paths below the folder, with forward slashes, sorted. Empty folders are none, as for Git.
 */
export async function keptFiles(root: string, folder: string): Promise<string[]> {
	const rules: Rules[] = [{ folder: "", said: ignore().add(LITTER) }];
	const ancestors = folder.split("/").map((_, index, names) => names.slice(0, index).join("/"));
	for (const ancestor of ancestors) rules.push(await readRules(root, ancestor));
	const files = await walk(root, folder, rules);
	return files.map((file) => posix.relative(folder, file)).sort();
}

async function walk(root: string, folder: string, above: readonly Rules[]): Promise<string[]> {
	const rules = [...above, await readRules(root, folder)];
	const entries = await readdir(posix.join(root, folder), { withFileTypes: true });
	const found = entries.map(async (entry) => {
		const path = posix.join(folder, entry.name);
		if (isIgnored(path, entry.isDirectory(), rules)) return [];
		return entry.isDirectory() ? await walk(root, path, rules) : [path];
	});
	return (await Promise.all(found)).flat();
}

/** The nearest folder that says something of a path decides. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
	for (const { folder, said } of rules.toReversed()) {
		const { ignored, unignored } = said.test(posix.relative(folder, path) + (isFolder ? "/" : ""));
		if (ignored || unignored) return ignored;
	}
	return false;
}

async function readRules(root: string, folder: string): Promise<Rules> {
	const text = await readFile(posix.join(root, folder, ".gitignore"), "utf8").catch(ifAbsent(""));
	return { folder, said: ignore().add(text) };
}
