import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { excludingRange } from "../plan/excluding-range.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import { readRecording } from "./read-recording.ts";
import { RECORDINGS_FOLDER } from "./recording-file.ts";
import type { Recording } from "./schema.ts";

/**
 * How long a page is expected to take on an engine, in milliseconds: what it took there last or, where it was
 * never recorded there, on another version. A page that runs nothing there takes 0.
 *
 * @param before Its recording for this engine.
 * @returns None for a page that is new.
 */
export async function expectedDuration(
	root: string,
	page: PlannedPage,
	{ version }: EngineSpec,
	before: Recording | undefined,
): Promise<number | undefined> {
	if (!runsOn(page, version)) return 0;
	if (before !== undefined) return before.duration;
	const versions = await readdir(join(root, RECORDINGS_FOLDER)).catch(() => []);
	for (const other of versions.filter((one) => runsOn(page, one)).sort()) {
		const recording = await readRecording(root, other, page.name);
		if (recording !== undefined) return recording.duration;
	}
	return undefined;
}

/** Whether any of a page's snippets runs on that version. */
export function runsOn(page: PlannedPage, version: string): boolean {
	return page.snippets.some((one) => excludingRange(page, one, version) === undefined);
}
