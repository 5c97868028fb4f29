import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { page } from "../pages.ts";
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
