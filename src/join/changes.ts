import { differingLines, type StepDifference } from "../../scripts/comparison/differing-lines.ts";
import type { VersionGroup } from "../../scripts/comparison/group-versions.ts";
import type { Page } from "../../scripts/plan/page.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { type ChangeKind, changeKinds } from "./change-kinds.ts";
import type { JoinedPage } from "./join-page.ts";
import type { OfferedVersions } from "./offered-versions.ts";
import type { RecordedPage } from "./recorded-page.ts";
import { toldOnce } from "./told-once.ts";

/** What one terminal shows differently. */
export interface SnippetChange {
	/** The snippet's id. */
	readonly id: string;
	/** The question that it answers; none where it stands above the first. */
	readonly heading: string | undefined;
	/** The range of Docker versions that it needs, where it was not run on this one. */
	readonly skipped: string | undefined;
	/** The oldest version from which on it shows what the newer one does. */
	readonly since: string;
	readonly kinds: readonly ChangeKind[];
	/** `before` is the older version. What another terminal above shows so, too, is left out. */
	readonly steps: readonly StepDifference[];
	/** Whether some of it is left out. */
	readonly isToldAbove: boolean;
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
			const fresh = toldOnce();
			return {
				version,
				older,
				newer,
				pages: pages.flatMap((page) => pageChanges(page, version, versions, fresh)),
			};
		});
}

function pageChanges(
	{ page, shown }: JoinedPage,
	version: string,
	versions: readonly string[],
	fresh: ReturnType<typeof toldOnce>,
): PageChange[] {
	const skipped = shown.absences.find((absence) => absence.version === version)?.range;
	if (skipped !== undefined) return [{ page: page.name, snippets: [], skipped }];
	const [usual] = shown.views;
	const view = shown.views.find((one) => one.versions.includes(version));
	if (usual === undefined || view === undefined || view === usual) return [];
	const snippets = snippetChanges(page, view, usual.recording).map(({ steps, ...change }) => ({
		...change,
		since: sinceOf(shown, change.id, version, versions),
		kinds: changeKinds(steps),
		...fresh(steps),
	}));
	return [{ page: page.name, snippets }];
}

/** The oldest version from which on a terminal shows what the newer one of a version and the default one does. */
function sinceOf(
	{ views, absences }: RecordedPage,
	id: string,
	version: string,
	versions: readonly string[],
): string {
	const usual = views[0]?.recording.engine ?? version;
	if (isOlder(usual, version)) return version;
	const between = versions
		.filter((one) => isOlder(version, one) && isOlder(one, usual))
		.filter((one) => !absences.some((absence) => absence.version === one))
		.toSorted((one, other) => (isOlder(one, other) ? 1 : -1));
	const other = between.findIndex(
		(one) => views.find((view) => view.versions.includes(one))?.differing.includes(id) === true,
	);
	return between.slice(0, other === -1 ? between.length : other).at(-1) ?? usual;
}

function snippetChanges(
	page: Page,
	{ differing, recording: own }: VersionGroup,
	usual: Recording,
): Pick<SnippetChange, "id" | "heading" | "skipped" | "steps">[] {
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
