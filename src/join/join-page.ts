import { join } from "node:path";
import { groupVersions } from "../../scripts/comparison/group-versions.ts";
import type { Issue } from "../../scripts/plan/issue.ts";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { checkLooks } from "../../scripts/recording/check-looks.ts";
import { checkNotes } from "../../scripts/recording/check-notes.ts";
import { checkQuotes } from "../../scripts/recording/check-quotes.ts";
import { findRecording } from "../../scripts/recording/find-recording.ts";
import { type HashCache, pageKeys } from "../../scripts/recording/page-key.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { type QuotedValue, quotedValues } from "./quoted-values.ts";
import type { RecordedPage } from "./recorded-page.ts";

/** A page and what its recordings give it. */
export interface JoinedPage {
	readonly page: PlannedPage;
	/** Without views where there are issues. */
	readonly shown: RecordedPage;
	/** The values of the page's quotes, in their order. */
	readonly quotes: readonly (readonly QuotedValue[])[];
	/** Those that could be read, shown or not. */
	readonly recordings: readonly Recording[];
	/** What keeps the site from showing the page. */
	readonly issues: readonly Issue[];
}

/**
 * Joins a page with its recordings, one a Docker version.
 *
 * That of the version that is shown must be there and up to date, or it is an issue at the page's first snippet;
 * another version's is left out where it is not, since a page is edited before it is recorded on
 * all versions. A recording edited by hand is an issue whatever its version; so is a quote that
 * fits nothing in a recording that is shown.
 *
 * @param page A page without issues, and with snippets.
 * @param usual The version that is shown where a reader chose none.
 * @param engines Those of `snippets/engines.json`.
 * @param read Reads the page's recording on a version.
 */
export async function joinPage(
	page: PlannedPage,
	usual: EngineSpec,
	engines: readonly EngineSpec[],
	read: (page: PlannedPage, engine: EngineSpec) => Promise<CheckedRecording>,
): Promise<JoinedPage> {
	const ordered = [usual, ...engines.filter((engine) => engine !== usual)];
	const checked = await Promise.all(ordered.map((engine) => read(page, engine)));
	const recordings = checked.flatMap(({ recording }) => recording ?? []);
	const broken = checked.filter(
		({ version, problem, isEdited }) =>
			problem !== undefined && (version === usual.version || isEdited),
	);
	if (broken.length > 0) {
		const start = page.snippets[0]?.location ?? { file: page.file, line: 1, column: 1 };
		const issues = broken.map(({ version, problem }) => ({
			...start,
			message: `The recording ${recordingFile(version, page.name)} ${problem}.`,
			hint:
				version === usual.version
					? "Run `npm run record`."
					: `Run \`npm run record -- --engine ${version}\`.`,
		}));
		const shown = { name: page.name, views: [], absences: [] };
		return { page, shown, quotes: [], recordings, issues };
	}
	const absences = checked.flatMap(({ version, recording, problem }) => {
		if (problem !== undefined) return { version };
		const isOther = recording !== undefined && version !== usual.version;
		const range = isOther ? skippedRange(recording) : undefined;
		return range === undefined ? [] : { version, range };
	});
	const absent = absences.map(({ version }) => version);
	const views = groupVersions(
		checked.flatMap(({ version, recording }) =>
			recording === undefined || absent.includes(version) ? [] : recording,
		),
	).map((view, index) =>
		index === 0 ? { ...view, versions: [...view.versions, ...absent] } : view,
	);
	return {
		page,
		shown: { name: page.name, views, absences },
		quotes: quotedValues(page, views),
		recordings,
		issues: views.flatMap(({ recording: { engine, snippets } }) => {
			const version = engine === usual.version ? undefined : engine;
			return [
				...checkQuotes(page, snippets, version),
				...checkNotes(page, snippets, version),
				// Another version may say it in other words.
				...(version === undefined ? checkLooks(page, snippets) : []),
			];
		}),
	};
}

/** The range of Docker versions that a page needs, where nothing of it was run. */
function skippedRange({ snippets }: Recording): string | undefined {
	return snippets.every(({ skipped }) => skipped !== undefined) ? snippets[0]?.skipped : undefined;
}

/** A page's recording on a version, and why it cannot be shown; `isEdited` where its key is right all the same. */
export interface CheckedRecording {
	readonly version: string;
	readonly recording: Recording | undefined;
	readonly problem: string | undefined;
	readonly isEdited: boolean;
}

/**
 * Reads the recordings of a course's pages, each once.
 *
 * @param root The repository's root.
 */
export function recordingReader(
	root: string,
): (page: PlannedPage, engine: EngineSpec) => Promise<CheckedRecording> {
	const hashes: HashCache = new Map();
	const known = new Map<string, Promise<CheckedRecording>>();
	return (page, engine) => {
		const file = recordingFile(engine.version, page.name);
		const found = known.get(file) ?? readChecked(root, page, engine, hashes);
		known.set(file, found);
		return found;
	};
}

async function readChecked(
	root: string,
	page: PlannedPage,
	engine: EngineSpec,
	hashes: HashCache,
): Promise<CheckedRecording> {
	const keys = await pageKeys(root, page, engine, hashes);
	const file = join(root, recordingFile(engine.version, page.name));
	const { recording, problem } = await findRecording(file, keys);
	return {
		version: engine.version,
		recording,
		problem,
		isEdited: recording?.key === keys[recording?.provenance.kind ?? "official"],
	};
}
