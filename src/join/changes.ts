import { differingLines, type StepDifference } from "../../scripts/comparison/differing-lines.ts";
import { type PlannedPage, planPages } from "../../scripts/plan/plan-pages.ts";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { joinPage } from "./join-page.ts";
import { offeredVersions } from "./offered-versions.ts";
import type { View } from "./view.ts";

/** What one terminal shows differently. */
export interface SnippetChange {
	/** The snippet's id. */
	readonly id: string;
	/** The question that it answers; none where it stands above the first. */
	readonly heading: string | undefined;
	/** The range of Docker versions that it needs, where it was not run on this one. */
	readonly skipped: string | undefined;
	/** `before` is the older version. */
	readonly steps: readonly StepDifference[];
}

/** What one page shows differently. */
export interface PageChange {
	/** The page's name. */
	readonly page: string;
	readonly snippets: readonly SnippetChange[];
	/** The range of Docker versions that it needs, where none of it was run on this one. */
	readonly skipped?: string;
}

/** What a version shows differently from the default one. */
export interface VersionChange {
	readonly version: string;
	/** The two versions, the older one first. */
	readonly older: string;
	readonly newer: string;
	readonly pages: readonly PageChange[];
}

/**
 * What each version that readers can choose changes, page by page, read from the recordings.
 *
 * @param root The repository's root. Its pages must be fit to be built.
 */
export async function readChanges(root: string): Promise<VersionChange[]> {
	const { usual, versions } = await offeredVersions(root);
	const { pages } = await planPages(root);
	const joined = await Promise.all(
		pages.map(async (page) => ({ page, ...(await joinPage(root, page)) })),
	);
	const others = versions.filter((version) => version !== usual);
	return await Promise.all(
		others.map(async (version) => {
			const changes = joined.map(async ({ page, views, absences }): Promise<PageChange[]> => {
				const skipped = absences.find((absence) => absence.version === version)?.range;
				if (skipped !== undefined) return [{ page: page.name, snippets: [], skipped }];
				const view = views.find((one) => one.versions.includes(version));
				if (view === undefined || view === views[0]) return [];
				const [own, before] = await Promise.all(
					[view, views[0]].map((one) => recordingOf(root, page, one)),
				);
				if (own === undefined || before === undefined) return [];
				return [{ page: page.name, snippets: snippetChanges(page, view.differing, own, before) }];
			});
			const [older, newer] = isOlder(version, usual) ? [version, usual] : [usual, version];
			return { version, older, newer, pages: (await Promise.all(changes)).flat() };
		}),
	);
}

async function recordingOf(root: string, page: PlannedPage, view: View | undefined) {
	const engine = view?.recording.split("/", 1)[0];
	return engine === undefined ? undefined : await readRecording(root, engine, page.name);
}

function snippetChanges(
	page: PlannedPage,
	differing: readonly string[],
	own: Recording,
	usual: Recording,
): SnippetChange[] {
	const [older, newer] = isOlder(own.engine, usual.engine) ? [own, usual] : [usual, own];
	return page.snippets
		.filter(({ id }) => differing.includes(id))
		.flatMap(({ id, heading }) => {
			const [before, after] = [older, newer].map((one) => find(one, id));
			if (before === undefined || after === undefined) return [];
			const skipped = find(own, id)?.skipped;
			const steps = skipped === undefined ? differingLines(before, after) : [];
			return [{ id, heading, skipped, steps }];
		});
}

function find(recording: Recording, id: string) {
	return recording.snippets.find((snippet) => snippet.id === id);
}

function isOlder(version: string, other: string): boolean {
	return version.localeCompare(other, "en", { numeric: true }) < 0;
}
