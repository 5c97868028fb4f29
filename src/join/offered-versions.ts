import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import { ifAbsent } from "../../scripts/text/if-absent.ts";
import { type EngineSpec, pickEngine } from "../../scripts/versions/read-engines.ts";

/** The Docker versions between which a reader chooses. */
export interface OfferedVersions {
	/** The one that is shown where none was chosen. */
	readonly usual: string;
	/** In the order of `snippets/engines.json`, the default one included. */
	readonly versions: readonly string[];
}

/**
 * The default version, and those that some page was recorded with.
 *
 * @param engines Those of `snippets/engines.json`.
 */
export async function offeredVersions(
	root: string,
	engines: readonly EngineSpec[],
): Promise<OfferedVersions> {
	const usual = pickEngine(engines).version;
	const versions: string[] = [];
	for (const { version } of engines) {
		const folder = join(root, RECORDINGS_FOLDER, version);
		if (version === usual || (await hasRecording(folder))) versions.push(version);
	}
	return { usual, versions };
}

/** Whether a folder has a recording. Stops at the first, since a course may have a thousand. */
async function hasRecording(folder: string): Promise<boolean> {
	const entries = await opendir(folder, { recursive: true }).catch(ifAbsent([]));
	for await (const { name } of entries) if (name.endsWith(".json")) return true;
	return false;
}
