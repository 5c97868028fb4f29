import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join, posix, sep } from "node:path";
import type { Issue } from "../plan/issue.ts";
import { ifAbsent } from "../text/if-absent.ts";
import { namedFiles } from "./named-files.ts";
import { MISSING, readRecordingFile } from "./read-recording.ts";
import { pageOfPicture, RECORDINGS_FOLDER } from "./recording-file.ts";

/** What a course has recordings for. */
export interface Needed {
	/** Names of the pages with snippets. */
	readonly pages: ReadonlySet<string>;
	/** The Docker versions that are listed, and those that are asked for. */
	readonly versions: ReadonlySet<string>;
}

/** Reads a recording's file; the build of the site has read them all before. */
type Read = typeof readRecordingFile;

/**
 * Finds the recordings and pictures that nothing needs: of a page or a version that is gone, and pictures that
 * their recording does not name.
 *
 * @returns An issue a file.
 */
export async function leftRecordings(
	root: string,
	{ pages, versions }: Needed,
	read: Read = readRecordingFile,
): Promise<Issue[]> {
	const folder = join(root, RECORDINGS_FOLDER);
	const entries = await readdir(folder, { recursive: true }).catch(ifAbsent([]));
	const names = new Map<string, Promise<ReadonlySet<string> | undefined>>();
	const whyLeft = async (path: string): Promise<string | undefined> => {
		const [, version = "", below = ""] = /^([^/]+)\/(.+)$/.exec(path) ?? [];
		const page = below.endsWith(".json") ? below.slice(0, -".json".length) : pictured(below);
		if (page === undefined) return undefined;
		if (!versions.has(version)) return `snippets/engines.json does not list Docker ${version}`;
		if (!pages.has(page)) return `there is no page \`${page}\` with commands`;
		if (below.endsWith(".json")) return undefined;
		const recording = join(folder, version, `${page}.json`);
		const named = names.get(recording) ?? picturesOf(recording, read);
		names.set(recording, named);
		const isNamed = (await named)?.has(basename(path)) ?? true;
		return isNamed ? undefined : "its recording does not name it";
	};
	const paths = entries.map((name) => name.split(sep).join("/")).sort();
	const left = await Promise.all(paths.map(async (path) => ({ path, why: await whyLeft(path) })));
	return left.flatMap(({ path, why }) =>
		why === undefined
			? []
			: {
					file: posix.join(RECORDINGS_FOLDER, path),
					line: 1,
					column: 1,
					message: `Nothing needs this file: ${why}.`,
					hint: "Run `npm run record`, which removes it.",
				},
	);
}

/** Removes what nothing needs; returns what it was. */
export async function removeLeftRecordings(root: string, needed: Needed): Promise<Issue[]> {
	const left = await leftRecordings(root, needed);
	await Promise.all(left.map(({ file }) => rm(join(root, file), { force: true })));
	return left;
}

/** The pictures that a recording names; none where it cannot be read, since it may name any. */
async function picturesOf(path: string, read: Read): Promise<ReadonlySet<string> | undefined> {
	const found = await read(path);
	if ("problem" in found) return found.problem === MISSING ? new Set() : undefined;
	return namedFiles(path, found.recording);
}

/** The page that a picture is of, by its path below its version's folder. */
function pictured(path: string): string | undefined {
	const page = pageOfPicture(basename(path));
	return page && posix.join(dirname(path), page);
}
