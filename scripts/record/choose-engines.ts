import { MovedSuiteError } from "../images/check-version.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { selectPages } from "../recording/select-pages.ts";
import { shownHere } from "../recording/shown-engine.ts";
import { hubAnswers } from "../versions/hub-answers.ts";
import { type EngineSpec, pickEngine, pickEngines } from "../versions/read-engines.ts";
import { availableEngines, usualEngine } from "../versions/usual-engine.ts";
import type { Arguments } from "./arguments.ts";

/**
 * Does some work with the engines of a run. Where a suite of Debian has moved on to another version than one of
 * them, which nobody named, it is done with what takes its place.
 *
 * @param listed Those of `snippets/engines.json`.
 * @throws {HostError} what the work throws, or kind `bad-engines`.
 */
export async function withChosen(
	course: Omit<Course, "listed">,
	listed: readonly EngineSpec[],
	work: (engines: readonly EngineSpec[]) => Promise<number>,
): Promise<number> {
	const { engines, notes } = await chooseEngines({ ...course, listed });
	for (const note of notes) console.log(note);
	try {
		return await work(engines);
	} catch (error) {
		if (!(error instanceof MovedSuiteError) || isNamed(course.options.engine)) throw error;
		const rest = listed.map(({ suite, ...engine }) =>
			suite === undefined || engine.version === error.version ? engine : { ...engine, suite },
		);
		if (availableEngines(rest, "stand-in").length === 0) throw error;
		console.log(`! ${error.message} ${error.hint}`);
		return await withChosen(course, rest, work);
	}
}

/** A course, and what is asked for. */
interface Course {
	/** The checkout. */
	readonly root: string;
	/** All of the course. */
	readonly pages: readonly PlannedPage[];
	readonly listed: readonly EngineSpec[];
	readonly options: Pick<Arguments, "engine" | "images" | "force" | "check" | "frozen">;
	readonly signal?: AbortSignal;
}

/** The engines of a run, and what its log must tell of the choice. */
export interface ChosenEngines {
	readonly engines: readonly EngineSpec[];
	readonly notes: readonly string[];
}

/**
 * Chooses the engines of a run: those that are named. Where none is, the one that the site shows is looked at, and
 * the default one is recorded, or what takes its place on a machine that cannot have it.
 *
 * @throws {HostError} kind `bad-engines`.
 */
export async function chooseEngines({
	root,
	pages,
	listed,
	options,
	signal,
}: Course): Promise<ChosenEngines> {
	const { engine: versions, check, frozen, force } = options;
	if (isNamed(versions) || (frozen && versions.length > 0)) {
		return { engines: pickEngines(listed, versions), notes: [] };
	}
	if (frozen) return { engines: [await shownHere(root, pages, listed)], notes: [] };
	if (versions.length > 0) {
		const engines = availableEngines(listed, await kindOf(options.images, signal));
		return { engines, notes: listed.filter((one) => !engines.includes(one)).map(leftOut) };
	}
	const wanted = check ? await shownHere(root, pages, listed) : pickEngine(listed);
	const isFresh = async () => {
		const selected = await selectPages(root, pages, [wanted]);
		return selected.every(({ stale }) => stale === undefined);
	};
	if (wanted.suite !== undefined || (!check && !force && (await isFresh()))) {
		return { engines: [wanted], notes: [] };
	}
	const kind = await kindOf(options.images, signal);
	const usual = kind === "official" ? wanted : usualEngine(listed, kind);
	return { engines: [usual], notes: usual === wanted ? [] : [givesWay(wanted, usual)] };
}

function isNamed(versions: readonly string[]): boolean {
	return versions.length > 0 && !versions.includes("all");
}

async function kindOf(images: Arguments["images"], signal: AbortSignal | undefined) {
	if (images !== "auto") return images;
	return (await hubAnswers(signal)) ? "official" : "stand-in";
}

function leftOut({ version }: EngineSpec): string {
	return `! Docker ${version} is left out: no suite of Debian has it, and Docker Hub is not used or does not answer.`;
}

function givesWay({ version }: EngineSpec, usual: EngineSpec): string {
	return `! Docker ${version} gives way to ${usual.version}, the newest that this machine can have: no suite of Debian has ${version}, and Docker Hub is not used or does not answer.`;
}
