import { posix } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Headers, pack } from "tar-fs";

/**
 * Packs a folder as Docker's API takes files: as a tar archive.
 *
 * @param to.name The folder's name in the archive; its content lies at the archive's root without it.
 * @param to.owner Number of the user and group that are to own all of it; without it, owners stay as they are.
 * @returns The archive, whole: an unreadable file rejects before anything is sent.
 */
export async function packFolder(
	folder: string,
	to: { name?: string; owner?: number } = {},
): Promise<Buffer> {
	const { name = ".", owner } = to;
	const map = (header: Headers): Headers => ({
		...header,
		name: posix.join(name, header.name),
		// As if its owner had made it just now: a checkout's dates say when it was cloned.
		...(owner !== undefined && { uid: owner, gid: owner, mtime: new Date() }),
	});
	return await buffer(pack(folder, { map }));
}
