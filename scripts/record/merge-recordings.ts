import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../command-line/usage-error.ts";
import type { Issue } from "../plan/issue.ts";
import { checkRecording } from "../recording/check-recording.ts";
import { readPictures, readRecordingFile } from "../recording/recording-store.ts";
import type { Pictured } from "../recording/settle-pictures.ts";
import { keepOrWrite, type Outcome } from "./keep-or-write.ts";
import type { Selected } from "./select-pages.ts";

/**
 * Joins the recordings that other machines made into this checkout: those that differ in meaning
 * from the ones there are replace them.
 *
 * @param folders Copies of `src/content/recordings`, one a machine.
 * @param selected All pages of all engines, as this checkout has them.
 * @returns What became of each page, and what kept one from being written; or, where a recording does not
 *   belong to this checkout, why: then nothing is written.
 * @throws {UsageError} where a folder cannot be read.
 */
export async function mergeRecordings(
	root: string,
	folders: readonly string[],
	selected: readonly Selected[],
): Promise<{ outcomes: { selected: Selected; outcome: Outcome }[]; issues: Issue[] }> {
	const issues: Issue[] = [];
	const fresh = new Map<Selected, Pictured>();
	for (const folder of folders) {
		const entries = await readdir(folder, { recursive: true }).catch((error: Error) => {
			throw new UsageError(`--merge cannot read ${folder}: ${error.message}.`);
		});
		const names = entries.filter((one) => one.endsWith(".json"));
		for (const file of names.sort().map((name) => join(folder, name))) {
			const refuse = (message: string, hint: string) =>
				issues.push({ file, line: 1, column: 1, message, hint });
			const recording = await readRecordingFile(file);
			const one = selected.find(
				({ page, engine }) => page.name === recording?.page && engine.version === recording.engine,
			);
			if (recording === undefined || one === undefined) {
				refuse(
					"It is no recording of a page here, for a version here.",
					"Give copies of src/content/recordings, and --engine for what engines.json does not list.",
				);
				continue;
			}
			// What this machine left as it was has nothing to say.
			if (recording.checksum === one.before?.checksum && recording.key === one.before.key) continue;
			const pictures = await readPictures(file, recording);
			const problem = checkRecording(recording, one.key, pictures);
			if (problem !== undefined) {
				refuse(`This recording ${problem}.`, "Record all parts from one commit, this one.");
				continue;
			}
			fresh.set(one, { recording, pictures });
		}
	}
	if (issues.length > 0) return { outcomes: [], issues };
	const outcomes: { selected: Selected; outcome: Outcome }[] = [];
	for (const [one, { recording, pictures }] of fresh) {
		const outcome = await keepOrWrite(root, one, recording, false, pictures);
		issues.push(...outcome.issues);
		outcomes.push({ selected: one, outcome: { ...outcome, durations: new Map() } });
	}
	return { outcomes, issues };
}
