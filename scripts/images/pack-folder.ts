import type { ReadStream } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { posix, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type Headers, pack } from "tar-fs";
import { withLineFeeds } from "../text/line-feeds.ts";

/**
 * Packs a folder as Docker's API takes files: as a tar archive.
 *
 * @param to.name The folder's name in the archive; its content lies at the archive's root without it.
 * @param to.owner Number of the user and group that are to own all of it; without it, owners stay as they are.
 * @param to.files Those of it that are packed, as Git keeps them, by their paths below the folder; all, as they are,
 *   where absent.
 * @returns The archive, whole: an unreadable file rejects before anything is sent.
 */
export async function packFolder(
	folder: string,
	to: { name?: string; owner?: number; files?: readonly string[] | undefined } = {},
): Promise<Buffer> {
	const { name = ".", owner, files } = to;
	const packed = files && new Set(["", ...files, ...files.flatMap(foldersOf)]);
	const ignore = (path: string) =>
		packed?.has(relative(folder, path).replaceAll(sep, "/")) === false;
	const texts = await textsOf(folder, files ?? []);
	const map = (header: Headers): Headers => ({
		...header,
		size: texts.get(header.name)?.length ?? header.size ?? 0,
		name: posix.join(name, header.name),
		// As if its owner had made it just now: a checkout's dates say when it was cloned.
		...(owner !== undefined && { uid: owner, gid: owner, mtime: new Date() }),
	});
	const mapStream = (file: ReadStream, header: Headers): ReadStream => {
		const text = texts.get(posix.relative(name, header.name));
		if (text === undefined) return file;
		file.destroy();
		// Only read, whatever its type asks for.
		return Readable.from([text]) as ReadStream;
	};
	return await buffer(pack(folder, { map, mapStream, ignore }));
}

/** Files that have other line ends here than in Git. */
async function textsOf(folder: string, files: readonly string[]): Promise<Map<string, Buffer>> {
	const texts = new Map<string, Buffer>();
	for (const file of files) {
		const path = posix.join(folder, file);
		if (!(await lstat(path)).isFile()) continue;
		const content = await readFile(path);
		const text = withLineFeeds(content);
		if (text !== content) texts.set(file, text);
	}
	return texts;
}

/** The folders that a file lies in: `a`, `a/b`. */
function foldersOf(file: string): string[] {
	return file
		.split("/")
		.slice(0, -1)
		.map((_, index, names) => names.slice(0, index + 1).join("/"));
}
