import { lstat, readdir, readFile, readlink, stat } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import type { Page } from "../plan/page.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import { digestOf } from "./checksum.ts";
import { FORMAT } from "./schema.ts";

/** Files whose content is part of every key: what the engine is made of. */
const ENGINE_FOLDER = "snippets/engine";

/** Hashes of files and folders, remembered so that a thousand pages read each of them once. */
export type HashCache = Map<string, Promise<string>>;

/**
 * The hash of all that a page's recording depends on: its fences and their options in order, the
 * files of its workspaces, the files that it includes or shows, the engine (its version, its
 * image's reference, its Dockerfile) and the recording's format. Prose is not part of it.
 *
 * @param root The repository's root.
 * @param engine The engine's entry in `snippets/engines.json`; whether it is the default is not part of it.
 * @param cache Shared by the calls of one run.
 * @returns 16 hexadecimal digits.
 */
export async function pageKey(
	root: string,
	page: Page,
	{ version, official, suite }: Omit<EngineSpec, "default">,
	cache: HashCache = new Map(),
): Promise<string> {
	const workspaces = new Set([
		...page.workspace,
		...page.snippets.flatMap(({ options }) => options.workspace ?? []),
	]);
	const paths = [
		ENGINE_FOLDER,
		...[...workspaces].map((name) => `snippets/${name}`),
		...page.includes,
	];
	const parts = {
		format: FORMAT,
		engine: { version, official, suite },
		workspace: page.workspace,
		images: page.images,
		engines: page.engines,
		fences: page.snippets.map(({ id, language, code, options }) => ({
			id,
			language,
			code,
			...options,
			error: options.error?.source,
			until: options.until?.source,
			varies: options.varies?.source,
			keep: options.keep?.source,
			// Left out, since it is prose like the text around the fence.
			alt: undefined,
		})),
		files: await Promise.all(paths.map(async (path) => [path, await hashPath(root, path, cache)])),
	};
	return digestOf(JSON.stringify(parts));
}

/**
 * Hash of a file, or of all that a build could notice of a folder: its files' paths, contents and targets,
 * and whether they may be run; `absent` where there is none.
 */
function hashPath(root: string, path: string, cache: HashCache): Promise<string> {
	const known = cache.get(path);
	if (known !== undefined) return known;
	const hashed = hashAll(root, path, cache).catch((error: unknown) => {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return "absent";
		throw error;
	});
	cache.set(path, hashed);
	return hashed;
}

async function hashAll(root: string, path: string, cache: HashCache): Promise<string> {
	const folder = join(root, path);
	if (!(await stat(folder)).isDirectory()) return digestOf(await readFile(folder));
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	const hashes = files.map(async (file) => {
		const status = await lstat(file);
		const name = file.slice(folder.length);
		if (status.isSymbolicLink()) return [name, "link", await readlink(file)];
		// By `hashPath`, so that a file of the folder which a page also shows is read once.
		const content = await hashPath(root, posix.join(path, name.replaceAll(sep, "/")), cache);
		return [name, content, status.mode & 0o111];
	});
	return digestOf(JSON.stringify(await Promise.all(hashes)));
}
