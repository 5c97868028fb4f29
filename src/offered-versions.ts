import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pickEngine, readEngines } from "../scripts/engine/read-engines.ts";
import { RECORDINGS_FOLDER } from "../scripts/recording/recording-file.ts";

/** The Docker versions between which a reader chooses. */
export interface OfferedVersions {
	/** Shown to who chose none. */
	readonly usual: string;
	/** In the order of `snippets/engines.json`, the default one included. */
	readonly versions: readonly string[];
}

/** The default version, and those of `snippets/engines.json` that some page was recorded with. */
export async function offeredVersions(root: string): Promise<OfferedVersions> {
	const engines = await readEngines(root);
	const usual = pickEngine(engines).version;
	const recorded = await readdir(join(root, RECORDINGS_FOLDER), { recursive: true }).catch(
		() => [],
	);
	const folders = new Set(
		recorded.filter((path) => path.endsWith(".json")).map((path) => path.split(/[\\/]/, 1)[0]),
	);
	const versions = engines
		.map(({ version }) => version)
		.filter((version) => version === usual || folders.has(version));
	return { usual, versions };
}
