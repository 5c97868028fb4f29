import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";

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

/** A line of a `.gitignore` file. */
interface Rule {
	readonly fits: RegExp;
	readonly isNegated: boolean;
	readonly onlyFolders: boolean;
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
	let rules = LITTER.map((line) => readRule(line, ""));
	const ancestors = folder.split("/").map((_, index, names) => names.slice(0, index).join("/"));
	for (const ancestor of ancestors) rules = [...rules, ...(await readRules(root, ancestor))];
	const files = await walk(root, folder, rules);
	return files.map((file) => posix.relative(folder, file)).sort();
}

async function walk(root: string, folder: string, above: readonly Rule[]): Promise<string[]> {
	const rules = [...above, ...(await readRules(root, folder))];
	const entries = await readdir(posix.join(root, folder), { withFileTypes: true });
	const found = entries.map(async (entry) => {
		const path = posix.join(folder, entry.name);
		if (isIgnored(path, entry.isDirectory(), rules)) return [];
		return entry.isDirectory() ? await walk(root, path, rules) : [path];
	});
	return (await Promise.all(found)).flat();
}

/** The last rule that fits decides. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rule[]): boolean {
	const rule = rules.findLast(
		({ fits, onlyFolders }) => (isFolder || !onlyFolders) && fits.test(path),
	);
	return rule !== undefined && !rule.isNegated;
}

async function readRules(root: string, folder: string): Promise<Rule[]> {
	const text = await readFile(posix.join(root, folder, ".gitignore"), "utf8").catch(() => "");
	return text
		.split(/\r?\n/)
		.map((line) => line.replace(/(?<!\\)\s+$/, ""))
		.filter((line) => line !== "" && !line.startsWith("#"))
		.map((line) => readRule(line, folder));
}

/** Reads a pattern as Git does: https://git-scm.com/docs/gitignore#_pattern_format */
function readRule(line: string, folder: string): Rule {
	const isNegated = line.startsWith("!");
	const pattern = isNegated ? line.slice(1) : line;
	const onlyFolders = pattern.endsWith("/");
	const body = pattern.replace(/\/$/, "");
	// With a slash that is not its last character, it stands for a path from its own folder on.
	const path = body.includes("/") ? body.replace(/^\//, "") : `**/${body}`;
	const below = folder === "" ? "" : `${escaped(folder)}/`;
	return { fits: new RegExp(`^${below}${globSource(path)}$`), isNegated, onlyFolders };
}

function globSource(glob: string): string {
	return glob.replace(
		/\*\*\/|\/\*\*$|\*|\?|\[!?[^\]]+\]|\\.|[^*?[\\]+|./g,
		(part) =>
			({ "**/": "(?:.*/)?", "/**": "/.+", "*": "[^/]*", "?": "[^/]" })[part] ??
			(part.length > 2 && part.startsWith("[")
				? part.replace(/^\[!/, "[^")
				: escaped(part.replace(/^\\(?=.)/, ""))),
	);
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
