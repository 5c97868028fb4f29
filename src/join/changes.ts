import { differingLines, type StepDifference } from "../../scripts/comparison/differing-lines.ts";
import type { VersionGroup } from "../../scripts/comparison/group-versions.ts";
import type { Page } from "../../scripts/plan/page.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import type { JoinedPage } from "./join-page.ts";
import type { OfferedVersions } from "./offered-versions.ts";

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
 * What each version that readers can choose changes, page by page.
 *
 * @param pages Those of the course.
 */
export function changesOf(
	{ usual, versions }: OfferedVersions,
	pages: readonly JoinedPage[],
): VersionChange[] {
	return versions
		.filter((version) => version !== usual)
		.map((version) => {
			const [older, newer] = isOlder(version, usual) ? [version, usual] : [usual, version];
			return { version, older, newer, pages: pages.flatMap((page) => pageChanges(page, version)) };
		});
}

function pageChanges({ page, shown }: JoinedPage, version: string): PageChange[] {
	const skipped = shown.absences.find((absence) => absence.version === version)?.range;
	if (skipped !== undefined) return [{ page: page.name, snippets: [], skipped }];
	const [usual] = shown.views;
	const view = shown.views.find((one) => one.versions.includes(version));
	if (usual === undefined || view === undefined || view === usual) return [];
	return [{ page: page.name, snippets: snippetChanges(page, view, usual.recording) }];
}

function snippetChanges(
	page: Page,
	{ differing, recording: own }: VersionGroup,
	usual: Recording,
): SnippetChange[] {
	const [older, newer] = isOlder(own.engine, usual.engine) ? [own, usual] : [usual, own];
	const differences = differingLines(older, newer);
	return page.snippets
		.filter(({ id }) => differing.includes(id) && find(older, id) && find(newer, id))
		.map(({ id, heading }) => {
			const skipped = find(own, id)?.skipped;
			const steps = skipped === undefined ? (differences.get(id) ?? []) : [];
			return { id, heading, skipped, steps };
		});
}

function find(recording: Recording, id: string) {
	return recording.snippets.find((snippet) => snippet.id === id);
}

function isOlder(version: string, other: string): boolean {
	return version.localeCompare(other, "en", { numeric: true }) < 0;
}
