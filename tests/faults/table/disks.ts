import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { page, picturedPage } from "../pages.ts";
import { lacksSmallDisk, smallDisk } from "../small-disk.ts";

/** The machine's disk is full. */
export const DISKS: readonly Fault[] = [
	{
		name: "disk-full",
		what: "the disk is full when a recording is written",
		quick: true,
		lacks: lacksSmallDisk,
		meet: async ({ open }) => {
			await using scene = await open({ a: page("echo one") });
			const { recordings, checkout } = scene;
			await mkdir(recordings, { recursive: true });
			await using disk = await smallDisk(recordings, 16);
			await scene.record();
			const path = join(disk.path, "a.json");
			const before = await readFile(path, "utf8");
			// The old recording and the beginning of the new one have room, not the whole of both.
			await checkout.write({ "src/content/docs/a.mdx": page("seq 1 900\nseq 1 900") });
			const ended = await scene.record();
			const isSame = (await readFile(path, "utf8")) === before;
			const message = /a\.json:1:1 It cannot be written: ENOSPC/;
			const problems = isSame ? [] : ["the old recording was changed"];
			return await settle(scene, ended, { exit: "1", message }, problems);
		},
	},
	{
		name: "disk-full-picture",
		what: "the disk is full when a picture has been written and its recording has not",
		lacks: lacksSmallDisk,
		meet: async ({ open }) => {
			await using scene = await open({ a: picturedPage(0) });
			const { recordings, checkout } = scene;
			await mkdir(recordings, { recursive: true });
			// Room for both files twice, but for one of the new ones.
			await using disk = await smallDisk(recordings, 12);
			await scene.record();
			const before = await readAll(disk.path);
			await checkout.write({ "src/content/docs/a.mdx": picturedPage(1) });
			const ended = await scene.record();
			const after = await readAll(disk.path);
			const problems = [
				...(before.length === 2 ? [] : [`there were ${before.length} files, not 2`]),
				...(isDeepStrictEqual(before, after) ? [] : ["the old recording or its picture changed"]),
			];
			const message = /a\.json:1:1 It cannot be written: ENOSPC/;
			return await settle(scene, ended, { exit: "1", message }, problems);
		},
	},
	{
		name: "disk-full-report",
		what: "the disk is full when a report is written",
		lacks: lacksSmallDisk,
		meet: async ({ open }) => {
			await using scene = await open({ a: page("echo one") });
			const folder = join(scene.checkout.path, "reports");
			await mkdir(folder);
			await using disk = await smallDisk(folder, 8);
			await writeFile(join(disk.path, "big"), Buffer.alloc(4096));
			await writeFile(join(disk.path, "bigger"), Buffer.alloc(4096));
			const file = join(disk.path, "report.json");
			const ended = await scene.record("--report", "json", "--report-file", file);
			const message = /^record: The report \S+ cannot be written: ENOSPC/m;
			return await settle(scene, ended, { exit: "2", message });
		},
	},
];

/** The names and contents of a folder's files. */
async function readAll(folder: string): Promise<(readonly [string, string])[]> {
	const names = (await readdir(folder)).sort();
	const files = names.map(async (name) => {
		return [name, await readFile(join(folder, name), "base64")] as const;
	});
	return await Promise.all(files);
}
