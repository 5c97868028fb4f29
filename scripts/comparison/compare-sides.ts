import { join } from "node:path";
import pLimit from "p-limit";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { checkRecording } from "../recording/check-recording.ts";
import { MISSING, readPictures, readRecordingFile } from "../recording/recording-store.ts";
import type { Recording } from "../recording/schema.ts";
import { selectPages } from "../recording/select-pages.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import { compareRecordings, type Difference, haveSameImages } from "./compare-recordings.ts";

/** A thousand at once would all be open. */
const RECORDINGS_AT_ONCE = 8;

/** What is compared: a version's recordings in this checkout, or those that a folder keeps. */
export type Side =
	| { readonly name: string; readonly engine: EngineSpec }
	| { readonly name: string; readonly folder: string };

/** What one page shows differently on two sides. */
export interface PageComparison {
	/** The page's name. */
	readonly page: string;
	/** Sides whose recording cannot be compared, and why: "its recording …". Then nothing else is told. */
	readonly unusable: readonly { readonly side: string; readonly problem: string }[];
	/** What a reader of the differences must know: sentences. */
	readonly notes: readonly string[];
	readonly differences: readonly Difference[];
}

/** A recording that may be compared, or why there is none. */
type Found = { readonly recording: Recording } | { readonly problem: string };

/**
 * Compares the recordings of pages, snippet by snippet, by meaning.
 *
 * A recording of this checkout that is stale is not compared: it does not show its page. One from a folder
 * belongs to another time, and may have another key.
 *
 * @param root The repository's root.
 */
export async function compareSides(
	root: string,
	pages: readonly PlannedPage[],
	before: Side,
	after: Side,
): Promise<PageComparison[]> {
	const [olds, news] = await Promise.all([
		readSide(root, pages, before),
		readSide(root, pages, after),
	]);
	return pages.map(({ name: page }) => {
		const [old, now] = [olds.get(page), news.get(page)];
		if (old === undefined || now === undefined) throw new Error(`${page} was not read.`);
		if ("recording" in old && "recording" in now) {
			const differences = compareRecordings(old.recording, now.recording);
			return { page, unusable: [], notes: notesOn(old.recording, now.recording), differences };
		}
		const unusable = [
			...("problem" in old ? [{ side: before.name, problem: old.problem }] : []),
			...("problem" in now ? [{ side: after.name, problem: now.problem }] : []),
		];
		return { page, unusable, notes: [], differences: [] };
	});
}

async function readSide(
	root: string,
	pages: readonly PlannedPage[],
	side: Side,
): Promise<Map<string, Found>> {
	if ("engine" in side) {
		const selected = await selectPages(root, pages, [side.engine]);
		return new Map(
			selected.map(({ page, before, stale }) => [
				page.name,
				before === undefined || stale !== undefined
					? { problem: stale ?? MISSING }
					: { recording: before },
			]),
		);
	}
	const read = async ({ name }: PlannedPage): Promise<[string, Found]> => {
		const file = join(side.folder, `${name}.json`);
		const recording = await readRecordingFile(file);
		if (recording === undefined) return [name, { problem: "is missing, or cannot be read" }];
		const problem = checkRecording(recording, recording.key, await readPictures(file, recording));
		return [name, problem === undefined ? { recording } : { problem }];
	};
	return new Map(await pLimit(RECORDINGS_AT_ONCE).map([...pages], read));
}

function notesOn(before: Recording, after: Recording): string[] {
	if (before.engine !== after.engine) return [];
	return [
		...(before.key === after.key
			? []
			: ["The page, its files or the engine changed between the two recordings."]),
		...(haveSameImages(before, after)
			? []
			: [`Images: ${before.provenance.kind} before, ${after.provenance.kind} after.`]),
	];
}
