import { lstat, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { ifAbsent } from "../text/if-absent.ts";
import { nearest } from "../text/nearest.ts";
import { frontmatterPlace } from "./frontmatter.ts";
import type { Issue, Location } from "./issue.ts";
import { keptFiles } from "./kept-files.ts";
import { binarySize, LIMITS } from "./limits.ts";
import { optionPlace } from "./option-place.ts";
import type { Page } from "./page.ts";

/** Finds the workspaces that pages or their snippets name and that are no folders of `snippets/`. */
export async function checkWorkspaces(root: string, pages: readonly Page[]): Promise<Issue[]> {
	const uses = pages.flatMap(usesOf);
	const names = [...new Set(uses.map(({ workspace }) => workspace))].filter(isName);
	// Each name is looked up once, since many pages name the same few.
	const found = new Map(
		await Promise.all(names.map(async (name) => [name, await problemOf(root, name)] as const)),
	);
	const folders = await foldersOf(join(root, "snippets"));
	return uses.flatMap(({ workspace, location }): Issue[] => {
		if (!isName(workspace)) {
			const message = `The workspace \`${workspace}\` is not a folder of \`snippets/\`.`;
			const named = basename(workspace);
			const several = workspace.split(/[\s,]+/).filter((one) => folders.includes(one));
			const list = ` Several are a list: workspace: [${several.join(", ")}].`;
			const one = folders.includes(named) ? ` Did you mean \`${named}\`?` : "";
			const meant = several.length > 1 ? list : one;
			const hint = `Name one folder of \`snippets/\`, without a path.${meant}`;
			return [{ ...location, message, hint }];
		}
		const problem = found.get(workspace);
		if (problem === undefined) return [];
		if (problem !== "") {
			const hint = "Remove it: a workspace holds files, folders and links.";
			return [{ ...location, message: problem, hint }];
		}
		const meant = nearest(workspace, folders);
		const create = `Create \`snippets/${workspace}/\`.`;
		const hint = meant === undefined ? create : `Did you mean \`${meant}\`? ${create}`;
		return [{ ...location, message: `The workspace \`${workspace}\` does not exist.`, hint }];
	});
}

/** The page's own workspaces, in its frontmatter, and its snippets', each at its option. */
function usesOf(page: Page): { workspace: string; location: Location }[] {
	const { file, workspace, snippets, sources } = page;
	const textOf = (name: string) => sources.get(name) ?? "";
	return [
		...workspace.map((name) => ({
			workspace: name,
			location: frontmatterPlace(file, textOf(file), "workspace", name),
		})),
		...snippets.flatMap(({ options, location }) => {
			if (options.workspace === undefined) return [];
			const place = optionPlace(location, "workspace", textOf(location.file));
			return [{ workspace: options.workspace, location: place }];
		}),
	];
}

async function foldersOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(ifAbsent([]));
	return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function isName(workspace: string): boolean {
	return /^[a-z0-9][\w-]*$/i.test(workspace);
}

/** What is wrong with a workspace: empty where it is not there. */
async function problemOf(root: string, workspace: string): Promise<string | undefined> {
	const folder = join(root, "snippets", workspace);
	const status = await stat(folder).catch(ifAbsent(undefined));
	if (status?.isDirectory() !== true) return "";
	const files = (await keptFiles(root, `snippets/${workspace}`)).map(
		async (file) => [file, await lstat(join(folder, file))] as const,
	);
	let size = 0;
	for (const [file, own] of await Promise.all(files)) {
		if (!own.isFile() && !own.isSymbolicLink()) {
			return `\`snippets/${workspace}/${file}\` is no file: nobody could read it to its end.`;
		}
		size += own.size;
	}
	if (size <= LIMITS.workspace) return undefined;
	return `The workspace \`${workspace}\` has ${binarySize(size)}; it may have ${binarySize(LIMITS.workspace)}.`;
}
