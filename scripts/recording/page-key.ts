import { lstat, readFile, readlink, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import type { ImageKind } from "../images/provenance.ts";
import { keptFiles } from "../plan/kept-files.ts";
import { MACHINE } from "../plan/machine.ts";
import { type Page, workspacesOf } from "../plan/page.ts";
import { LOOKS } from "../plan/snippet-options.ts";
import { withLineFeeds } from "../text/line-feeds.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import { digestOf } from "./checksum.ts";
import { FORMAT } from "./schema.ts";

/** Files whose content is part of every key: what the engine is made of. */
const ENGINE_FOLDER = "snippets/engine";
/** What images are made of, and served by, where official ones are not used. */
const STAND_IN_FOLDERS = ["snippets/stand-ins", "snippets/registry"];

/** The key that a page's recording must have: it depends on where the images came from. */
export type PageKeys = Readonly<Record<ImageKind, string>>;

/** A page, with the one after which it begins. */
interface Linked extends Page {
	readonly previous?: Linked | undefined;
}

/** Hashes of files and folders, remembered so that a thousand pages read each of them once. */
export type HashCache = Map<string, Promise<string>>;

/**
 * The hash of all that a page's recording depends on: its fences and their options in order, the
 * files of its workspaces, the files that it includes or shows, the engine (its version, its
 * image's reference, its Dockerfile), what is the same on every page, such as the size of terminals, the
 * recording's format, and the key of the page after which it begins. Prose is not part of it. Where stand-ins were used, they and their registry are, too: a
 * recording of official images does not depend on them.
 *
 * @param root The repository's root.
 * @param engine The engine's entry in `snippets/engines.json`; whether it is the default is not part of it.
 * @param cache Shared by the calls of one run.
 * @returns 16 hexadecimal digits each.
 */
export async function pageKeys(
	root: string,
	page: Linked,
	engine: Omit<EngineSpec, "default">,
	cache: HashCache = new Map(),
): Promise<PageKeys> {
	const { version, official, suite } = engine;
	const previous = page.previous && (await pageKeys(root, page.previous, engine, cache));
	const paths = [
		ENGINE_FOLDER,
		...workspacesOf(page).map((name) => `snippets/${name}`),
		...page.includes,
	];
	const parts = {
		format: FORMAT,
		machine: MACHINE,
		engine: { version, official, suite },
		workspace: page.workspace,
		images: page.images,
		tools: page.tools,
		engines: page.engines,
		...(page.machines.length > 1 && { machines: page.machines }),
		fences: page.snippets.map(({ id, language, code, options }) => ({
			id,
			language,
			code,
			...options,
			error: options.error?.source,
			until: options.until?.source,
			varies: options.varies?.source,
			keep: options.keep?.source,
			// Left out, since they are like the prose around the fence.
			...Object.fromEntries(LOOKS.map((name) => [name, undefined])),
		})),
		files: await hashPaths(root, paths, cache),
	};
	const standIns = await hashPaths(root, STAND_IN_FOLDERS, cache);
	return {
		official: digestOf(JSON.stringify({ ...parts, after: previous?.official })),
		"stand-in": digestOf(JSON.stringify({ ...parts, after: previous?.["stand-in"], standIns })),
	};
}

async function hashPaths(root: string, paths: readonly string[], cache: HashCache) {
	return await Promise.all(paths.map(async (path) => [path, await hashPath(root, path, cache)]));
}

/**
 * Hash of a file, or of all that a build could notice of a folder: its kept files' paths, contents and targets,
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
	const status = await stat(folder);
	if (status.isFile()) return digestOf(withLineFeeds(await readFile(folder)));
	// Nothing else can be read to its end; a page with it is refused.
	if (!status.isDirectory()) return "special";
	const files = await keptFiles(root, path);
	const hashes = files.map(async (name) => {
		const file = join(folder, name);
		const status = await lstat(file);
		if (status.isSymbolicLink()) return [name, "link", await readlink(file)];
		// By `hashPath`, so that a file of the folder which a page also shows is read once.
		const content = await hashPath(root, posix.join(path, name), cache);
		return [name, content, status.mode & 0o111];
	});
	return digestOf(JSON.stringify(await Promise.all(hashes)));
}
