import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../command-line/usage-error.ts";
import type { Pictured } from "../comparison/settle-pictures.ts";
import { keepOrWrite, type Outcome } from "../page/keep-or-write.ts";
import type { Issue } from "../plan/issue.ts";
import { findRecording } from "../recording/find-recording.ts";
import { readRecordingFile } from "../recording/read-recording.ts";
import { RECORDINGS_FOLDER } from "../recording/recording-file.ts";
import type { Recording } from "../recording/schema.ts";
import type { Selected } from "../recording/select-pages.ts";

/** A recording that another machine made, and its file there. */
interface Part extends Pictured {
	readonly file: string;
}

/**
 * Joins the recordings that other machines made into this checkout: those that differ in meaning
 * from the ones there are replace them. A file that equals the one here, byte for byte, was not recorded by that
 * machine, and is passed over, also where no page belongs to it any more.
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
	const fresh = new Map<Selected, Part>();
	const selectedFor = (recording: Recording) =>
		selected.find(
			({ page, engine }) => page.name === recording.page && engine.version === recording.engine,
		);
	for (const folder of folders) {
		const entries = await readdir(folder, { recursive: true }).catch((error: Error) => {
			throw new UsageError(`--merge cannot read ${folder}: ${error.message}.`);
		});
		for (const name of entries.filter((one) => one.endsWith(".json")).sort()) {
			const file = join(folder, name);
			const refuse = (message: string, hint: string) =>
				issues.push({ file, line: 1, column: 1, message, hint });
			if (await isSame(file, join(root, RECORDINGS_FOLDER, name))) continue;
			const made = await readRecordingFile(file);
			const one = "recording" in made ? selectedFor(made.recording) : undefined;
			const { recording, pictures, problem } = await findRecording(file, one?.keys);
			if (recording === undefined || one === undefined) {
				refuse(
					"It is no recording of a page here, for a version here.",
					"Give copies of src/content/recordings, and --engine for what engines.json does not list.",
				);
				continue;
			}
			if (problem !== undefined) {
				refuse(`This recording ${problem}.`, "Record all parts from one commit, this one.");
				continue;
			}
			const other = fresh.get(one);
			if (other !== undefined && !(await isSame(file, other.file))) {
				refuse(
					`It is another recording of the page than ${other.file}.`,
					"Give each page to one machine: --shard splits the work.",
				);
				continue;
			}
			fresh.set(one, { recording, pictures, file });
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

/** Whether two files have the same bytes; not where the second is missing. */
async function isSame(one: string, other: string): Promise<boolean> {
	const bytes = await readFile(other).catch(() => undefined);
	return bytes?.equals(await readFile(one)) === true;
}
