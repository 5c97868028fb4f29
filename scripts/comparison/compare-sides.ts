import { join } from "node:path";
import pLimit from "p-limit";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { findRecording } from "../recording/find-recording.ts";
import { type HashCache, pageKeys } from "../recording/page-key.ts";
import { recordingFile } from "../recording/recording-file.ts";
import type { Recording } from "../recording/schema.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import { compareRecordings, type Difference, haveSameImages } from "./compare-recordings.ts";

/** Limited, since a course may have a thousand recordings, and each takes an open file. */
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
	const cache: HashCache = new Map();
	const find = async (side: Side, page: PlannedPage) => {
		if ("folder" in side) {
			return await findRecording(join(side.folder, `${page.name}.json`), undefined);
		}
		const keys = await pageKeys(root, page, side.engine, cache);
		return await findRecording(join(root, recordingFile(side.engine.version, page.name)), keys);
	};
	return await pLimit(RECORDINGS_AT_ONCE).map([...pages], async (page) => {
		const [old, now] = [await find(before, page), await find(after, page)];
		const shared = { page: page.name, unusable: [], notes: [], differences: [] };
		if (old.problem === undefined && now.problem === undefined) {
			const notes = notesOn(old.recording, now.recording);
			return { ...shared, notes, differences: compareRecordings(old.recording, now.recording) };
		}
		const unusable = [
			{ side: before.name, problem: old.problem },
			{ side: after.name, problem: now.problem },
		].flatMap(({ side, problem }) => (problem === undefined ? [] : { side, problem }));
		return { ...shared, unusable };
	});
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
		...(before.provenance.architecture === after.provenance.architecture
			? []
			: [
					`Machine: ${before.provenance.architecture} before, ${after.provenance.architecture} after.`,
				]),
	];
}
