import type { EngineProvenance } from "../images/provenance.ts";
import { excludingRange } from "../plan/excluding-range.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PageKeys } from "../recording/page-key.ts";
import type { Recording } from "../recording/schema.ts";
import { sealRecording } from "../recording/seal-recording.ts";

/**
 * The recording of a page none of whose snippets runs on an engine: for each, the range that excludes it.
 *
 * @param options.provenance The engine that it would have run on.
 * @throws {Error} where a snippet does run there: that is the caller's defect.
 */
export function recordExcluded(
	page: PlannedPage,
	options: { keys: PageKeys; version: string; provenance: EngineProvenance },
): Recording {
	const snippets = page.snippets.map((snippet) => {
		const { id, options: fence } = snippet;
		const skipped = excludingRange(page, snippet, options.version);
		if (skipped === undefined) throw new Error(`${page.name}: \`${id}\` runs on this engine.`);
		return { id, terminal: fence.terminal, skipped, steps: [] };
	});
	return sealRecording(page, { ...options, started: Date.now(), duration: 0, snippets });
}
