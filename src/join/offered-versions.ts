import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import { ifAbsent } from "../../scripts/text/if-absent.ts";
import { type EngineSpec, pickEngine } from "../../scripts/versions/read-engines.ts";

/** The Docker versions between which a reader chooses. */
export interface OfferedVersions {
	/** The one that is shown where none was chosen. */
	readonly usual: string;
	/** The default one, where it is not shown since not all pages were recorded with it. */
	readonly awaited: string | undefined;
	/** In the order of `snippets/engines.json`, the one that is shown included. */
	readonly versions: readonly string[];
	/** When their authors ceased to maintain some of them. */
	readonly ended: Readonly<Record<string, string>>;
}

/**
 * The version that is shown, and those that some page was recorded with.
 *
 * @param engines Those of `snippets/engines.json`.
 * @param usual The one of them that is shown.
 */
export async function offeredVersions(
	root: string,
	engines: readonly EngineSpec[],
	{ version: usual }: EngineSpec,
): Promise<OfferedVersions> {
	const offered: EngineSpec[] = [];
	for (const engine of engines) {
		const folder = join(root, RECORDINGS_FOLDER, engine.version);
		if (engine.version === usual || (await hasRecording(folder))) offered.push(engine);
	}
	const wanted = pickEngine(engines).version;
	return {
		usual,
		awaited: wanted === usual ? undefined : wanted,
		versions: offered.map(({ version }) => version),
		ended: Object.fromEntries(
			offered.flatMap(({ version, ended }) => (ended === undefined ? [] : [[version, ended]])),
		),
	};
}

/** Whether a folder has a recording. Stops at the first, since a course may have a thousand. */
async function hasRecording(folder: string): Promise<boolean> {
	const entries = await opendir(folder, { recursive: true }).catch(ifAbsent([]));
	for await (const { name } of entries) if (name.endsWith(".json")) return true;
	return false;
}
