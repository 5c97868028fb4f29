import { posix, relative, sep } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Headers, pack } from "tar-fs";

/**
 * Packs a folder as Docker's API takes files: as a tar archive.
 *
 * @param to.name The folder's name in the archive; its content lies at the archive's root without it.
 * @param to.owner Number of the user and group that are to own all of it; without it, owners stay as they are.
 * @param to.files Those of it that are packed, by their paths below the folder; all where absent.
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
	const map = (header: Headers): Headers => ({
		...header,
		name: posix.join(name, header.name),
		// As if its owner had made it just now: a checkout's dates say when it was cloned.
		...(owner !== undefined && { uid: owner, gid: owner, mtime: new Date() }),
	});
	return await buffer(pack(folder, { map, ignore }));
}

/** The folders that a file lies in: `a`, `a/b`. */
function foldersOf(file: string): string[] {
	return file
		.split("/")
		.slice(0, -1)
		.map((_, index, names) => names.slice(0, index + 1).join("/"));
}
