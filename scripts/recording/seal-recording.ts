import type { EngineProvenance } from "../images/provenance.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { checksum } from "./checksum.ts";
import type { PageKeys } from "./page-key.ts";
import { FORMAT, type Recording, recordingSchema, type SnippetRecording } from "./schema.ts";

/**
 * Makes the recording of what a page's snippets did, with the checksum that tells an edit by hand.
 *
 * @param ran.keys The page's keys, as of its run.
 * @param ran.version The engine's, as `snippets/engines.json` names it.
 * @param ran.started When, in milliseconds since the epoch.
 * @param ran.duration In milliseconds.
 */
export function sealRecording(
	page: PlannedPage,
	ran: {
		keys: PageKeys;
		version: string;
		started: number;
		duration: number;
		provenance: EngineProvenance;
		snippets: SnippetRecording[];
	},
): Recording {
	return sealed({
		format: FORMAT,
		key: ran.keys[ran.provenance.kind],
		checksum: "",
		page: page.name,
		...(page.after !== undefined && { after: page.after }),
		engine: ran.version,
		recorded: `${new Date(ran.started).toISOString().slice(0, 19)}Z`,
		duration: ran.duration,
		provenance: ran.provenance,
		snippets: ran.snippets,
	});
}

/** A recording with the checksum that fits its content, its fields in the order in which it is read again. */
export function sealed(recording: Recording): Recording {
	const ordered = recordingSchema.parse(recording);
	return { ...ordered, checksum: checksum(ordered) };
}
