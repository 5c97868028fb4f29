import { watch } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Issue } from "../plan/issue.ts";
import { LiveRecorder } from "./live-recorder.ts";

/** Folders in which pages, their partials and their workspaces are. */
const FOLDERS = ["src", "snippets"];

/**
 * Runs pages as their author saves them, until the signal aborts.
 *
 * @param tell Told what broke, and in words what became of a page.
 */
export async function watchPages(
	root: string,
	signal: AbortSignal,
	tell: (issues: readonly Issue[], words: string) => void,
): Promise<void> {
	await using recorder = new LiveRecorder(root, { onChange: () => {}, tell });
	await recorder.start();
	tell([], "Waiting for a page to be saved. Ctrl-C ends it.");
	await Promise.all(FOLDERS.map((folder) => follow(root, folder, recorder, signal)));
}

async function follow(
	root: string,
	folder: string,
	recorder: LiveRecorder,
	signal: AbortSignal,
): Promise<void> {
	try {
		for await (const { filename } of watch(join(root, folder), { recursive: true, signal })) {
			if (filename === null) continue;
			await recorder.changed(`${folder}/${filename.split(sep).join("/")}`);
		}
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
