import type { EngineProvenance } from "../images/provenance.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { checksum } from "./checksum.ts";
import { FORMAT, type Recording, type SnippetRecording } from "./schema.ts";

/**
 * Makes the recording of what a page's snippets did, with the checksum that tells an edit by hand.
 *
 * @param ran.key The page's key, as of its run.
 * @param ran.version The engine's, as `snippets/engines.json` names it.
 * @param ran.started When, in milliseconds since the epoch.
 * @param ran.duration In milliseconds.
 */
export function sealRecording(
	page: PlannedPage,
	ran: {
		key: string;
		version: string;
		started: number;
		duration: number;
		provenance: EngineProvenance;
		snippets: SnippetRecording[];
	},
): Recording {
	const recording = {
		format: FORMAT,
		key: ran.key,
		page: page.name,
		engine: ran.version,
		recorded: `${new Date(ran.started).toISOString().slice(0, 19)}Z`,
		duration: ran.duration,
		provenance: ran.provenance,
		snippets: ran.snippets,
	} as const;
	const { format, key, ...rest } = recording;
	return { format, key, checksum: checksum(recording), ...rest };
}
