import { join } from "node:path";
import { groupVersions } from "../../scripts/comparison/group-versions.ts";
import type { Issue } from "../../scripts/plan/issue.ts";
import type { Page } from "../../scripts/plan/page.ts";
import { checkQuotes } from "../../scripts/recording/check-quotes.ts";
import { findRecording } from "../../scripts/recording/find-recording.ts";
import { type HashCache, pageKey } from "../../scripts/recording/page-key.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { type EngineSpec, pickEngine, readEngines } from "../../scripts/versions/read-engines.ts";
import { type QuotedValue, quotedValues } from "./quoted-values.ts";
import type { Absence, View } from "./view.ts";

/** What a page's recordings give to the page. */
export interface Join {
	/** The default version's first; none where there are issues or no snippets. */
	readonly views: readonly View[];
	/** Versions that the default one's view stands in for, and why. */
	readonly absences: readonly Absence[];
	/** The values of the page's quotes, in their order. */
	readonly quotes: readonly (readonly QuotedValue[])[];
	/** What keeps the site from showing the page. */
	readonly issues: readonly Issue[];
}

/**
 * Joins a page with its recordings, one a Docker version of `snippets/engines.json`.
 *
 * The default version's must be there and up to date, or it is an issue at the page's first snippet;
 * another version's is left out where it is not, since a page is edited before it is recorded on
 * all versions. A recording edited by hand is an issue whatever its version; so is a quote that
 * fits nothing in a recording that is shown.
 *
 * @param root The repository's root.
 * @param page A page without issues.
 * @param cache Shared by the pages of one build.
 */
export async function joinPage(root: string, page: Page, cache?: HashCache): Promise<Join> {
	const [first] = page.snippets;
	if (first === undefined) return { views: [], absences: [], quotes: [], issues: [] };

	const engines = await readEngines(root);
	const usual = pickEngine(engines);
	const ordered = [usual, ...engines.filter((engine) => engine !== usual)];
	const checked = await Promise.all(
		ordered.map((engine) => readChecked(root, page, engine, cache)),
	);
	const broken = checked.filter(
		({ version, problem, isEdited }) =>
			problem !== undefined && (version === usual.version || isEdited),
	);
	if (broken.length > 0) {
		const issues = broken.map(({ version, problem }) => ({
			...first.location,
			message: `The recording ${recordingFile(version, page.name)} ${problem}.`,
			hint:
				version === usual.version
					? "Run `npm run record`."
					: `Run \`npm run record -- --engine ${version}\`.`,
		}));
		return { views: [], absences: [], quotes: [], issues };
	}
	const absences = checked.flatMap(({ version, recording, problem }) => {
		if (problem !== undefined) return { version };
		const isOther = recording !== undefined && version !== usual.version;
		const range = isOther ? skippedRange(recording) : undefined;
		return range === undefined ? [] : { version, range };
	});
	const absent = absences.map(({ version }) => version);
	const groups = groupVersions(
		checked.flatMap(({ version, recording }) =>
			recording === undefined || absent.includes(version) ? [] : recording,
		),
	).map((group, index) =>
		index === 0 ? { ...group, versions: [...group.versions, ...absent] } : group,
	);
	return {
		views: groups.map(({ recording, versions, differing }) => ({
			recording: `${recording.engine}/${page.name}`,
			versions,
			differing,
		})),
		absences,
		quotes: quotedValues(page, groups),
		issues: groups.flatMap(({ recording: { engine, snippets } }) =>
			checkQuotes(page, snippets, engine === usual.version ? undefined : engine),
		),
	};
}

/** The range of Docker versions that a page needs, where nothing of it was run. */
function skippedRange({ snippets }: Recording): string | undefined {
	return snippets.every(({ skipped }) => skipped !== undefined) ? snippets[0]?.skipped : undefined;
}

/** A recording, and why it cannot be shown; `isEdited` where its key is right all the same. */
async function readChecked(
	root: string,
	page: Page,
	engine: EngineSpec,
	cache: HashCache | undefined,
) {
	const key = await pageKey(root, page, engine, cache);
	const file = join(root, recordingFile(engine.version, page.name));
	const { recording, problem } = await findRecording(file, () => key);
	return { version: engine.version, recording, problem, isEdited: recording?.key === key };
}
