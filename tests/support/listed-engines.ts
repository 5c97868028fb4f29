import { type EngineSpec, readEngines } from "../../scripts/versions/read-engines.ts";
import { usualEngine } from "../../scripts/versions/usual-engine.ts";
import { ROOT } from "./repository-root.ts";

/** The Docker versions that the repository lists: tests hold whichever these are. */
export const LISTED: readonly EngineSpec[] = await readEngines(ROOT);

/** The one that is used where none is asked for and Docker Hub does not answer, so that any machine has it. */
export const USUAL: EngineSpec = usualEngine(LISTED, "stand-in");

/** A version that Docker has never had: no list and no registry knows it. */
export const UNLISTED = "99.0";

/** Fits the full numbers of a version: `28.5.2` where that is `28.5`. */
export function releaseOf(version: string): RegExp {
	return new RegExp(`^${RegExp.escape(version)}(?:\\.|$)`);
}

/** A listed version beside the default one, whose packages a suite of Debian has. */
export function otherEngine(): EngineSpec & { suite: string } {
	for (const { suite, ...engine } of LISTED) {
		if (engine.version !== USUAL.version && suite !== undefined) return { ...engine, suite };
	}
	throw new Error("snippets/engines.json lists no second version with a suite of Debian.");
}
