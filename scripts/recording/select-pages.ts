import { join } from "node:path";
import pLimit from "p-limit";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import { expectedDuration } from "./expected-duration.ts";
import { findRecording } from "./find-recording.ts";
import { type HashCache, type PageKeys, pageKeys } from "./page-key.ts";
import type { Pictures } from "./read-recording.ts";
import { recordingFile } from "./recording-file.ts";
import type { Recording } from "./schema.ts";

/** Limited, since a course may have a thousand recordings, and each takes an open file. */
const RECORDINGS_AT_ONCE = 8;

/** A page with its recording for one engine, as both stand now. */
export interface Selected {
	readonly engine: EngineSpec;
	readonly page: PlannedPage;
	readonly keys: PageKeys;
	/** The recording there is, stale or not. */
	readonly before: Recording | undefined;
	/** How long the page is expected to take there, in milliseconds; undefined where it was never recorded. */
	readonly expected: number | undefined;
	/** Its pictures, without those that are missing or were changed. */
	readonly pictures: Pictures;
	/** Why the page must be recorded again: "its recording …". Absent where it need not. */
	readonly stale: string | undefined;
}

/** Compares the pages with their recordings for some engines, without running anything. */
export async function selectPages(
	root: string,
	pages: readonly PlannedPage[],
	engines: readonly EngineSpec[],
): Promise<Selected[]> {
	const cache: HashCache = new Map();
	const pairs = engines.flatMap((engine) => pages.map((page) => ({ engine, page })));
	return await pLimit(RECORDINGS_AT_ONCE).map(pairs, async ({ engine, page }) => {
		const keys = await pageKeys(root, page, engine, cache);
		const file = join(root, recordingFile(engine.version, page.name));
		const { recording: before, pictures, problem: stale } = await findRecording(file, keys);
		const expected = await expectedDuration(root, page, engine, before);
		return { engine, page, keys, before, expected, pictures, stale };
	});
}
