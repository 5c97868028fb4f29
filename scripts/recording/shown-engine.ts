import type { PlannedPage } from "../plan/plan-pages.ts";
import { type EngineSpec, pickEngine } from "../versions/read-engines.ts";
import { usualEngine } from "../versions/usual-engine.ts";
import { MISSING } from "./read-recording.ts";
import { selectPages } from "./select-pages.ts";

/**
 * The engine whose recordings are shown where a reader has chosen none: the default one. One that has no stand-in
 * cannot be recorded everywhere: until all pages are, as they are now, the newest that can be takes its place, if
 * they are recorded with that. It need not be where nothing is recorded on the default one: then it is what must be
 * mended.
 *
 * @param problemsOf Why the recordings of an engine cannot be used, page by page; undefined where one can.
 * @throws {HostError} kind `bad-engines`.
 */
export async function shownEngine(
	engines: readonly EngineSpec[],
	problemsOf: (engine: EngineSpec) => Promise<readonly (string | undefined)[]>,
): Promise<EngineSpec> {
	const usual = pickEngine(engines);
	const other = usualEngine(engines, "stand-in");
	if (other === usual) return usual;
	const problems = await problemsOf(usual);
	if (isWhole(problems)) return usual;
	const isBegun = problems.some((problem) => problem !== MISSING);
	return isBegun && !isWhole(await problemsOf(other)) ? usual : other;
}

/** The same, by the recordings of a checkout. */
export async function shownHere(
	root: string,
	pages: readonly PlannedPage[],
	engines: readonly EngineSpec[],
): Promise<EngineSpec> {
	return await shownEngine(engines, async (engine) =>
		(await selectPages(root, pages, [engine])).map(({ stale }) => stale),
	);
}

function isWhole(problems: readonly (string | undefined)[]): boolean {
	return problems.every((problem) => problem === undefined);
}
