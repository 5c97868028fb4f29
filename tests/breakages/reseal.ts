import { planPages } from "../../scripts/plan/plan-pages.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import { type HashCache, pageKeys } from "../../scripts/recording/page-key.ts";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { usualEngine } from "../../scripts/versions/usual-engine.ts";

/**
 * Makes the recordings of a checkout pass for fresh ones, by the recorder's own functions: what they
 * show stays, their keys and checksums fit again.
 */
export async function reseal(root: string): Promise<void> {
	const engine = usualEngine(await readEngines(root), "stand-in");
	const { pages } = await planPages(root);
	const cache: HashCache = new Map();
	for (const page of pages) {
		const recording = await readRecording(root, engine.version, page.name);
		if (recording === undefined) continue;
		const keys = await pageKeys(root, page, engine, cache);
		const resealed = { ...recording, key: keys[recording.provenance.kind] };
		await writeRecording(root, { ...resealed, checksum: checksum(resealed) });
	}
}
