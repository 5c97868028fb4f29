import type { ChangeKind } from "../join/change-kinds.ts";
import type { SnippetChange, VersionChange } from "../join/changes.ts";

/** One thing that a version changes, and the first terminal of each question that shows it. */
export interface BriefChange {
	readonly since: string;
	readonly kind: ChangeKind;
	readonly places: readonly { readonly page: string; readonly snippet: SnippetChange }[];
}

/** What a version changes, each thing once, the newest last. */
export function changeBrief({ pages }: VersionChange): BriefChange[] {
	const all = pages.flatMap(({ page, snippets }) =>
		snippets.flatMap((snippet) =>
			snippet.kinds.map((kind) => ({ kind, place: { page, snippet } })),
		),
	);
	const groups = Map.groupBy(all, ({ kind, place }) => `${place.snippet.since} ${kind}`);
	return [...groups.values()]
		.flatMap((group) => {
			const [first] = group;
			if (first === undefined) return [];
			const { kind, place } = first;
			const places = Map.groupBy(group, ({ place: { page, snippet } }) =>
				[page, snippet.heading].join(),
			);
			return {
				since: place.snippet.since,
				kind,
				places: [...places.values()].flatMap(([one]) => one?.place ?? []),
			};
		})
		.toSorted((one, other) => one.since.localeCompare(other.since, "en", { numeric: true }));
}

/** How many terminals were run on the version and differ, and on how many pages. */
export function changeCount({ pages }: VersionChange): [terminals: number, pages: number] {
	const run = pages
		.map(({ snippets }) => snippets.filter(({ skipped }) => skipped === undefined).length)
		.filter((count) => count > 0);
	return [run.reduce((sum, count) => sum + count, 0), run.length];
}

/** The pages that were not run on the version, by the range of versions that they need. */
export function changeSkips({ pages }: VersionChange): [range: string, pages: string[]][] {
	const skipped = Map.groupBy(pages, (page) => page.skipped);
	return [...skipped].flatMap(([range, all]) =>
		range === undefined ? [] : [[range, all.map(({ page }) => page)]],
	);
}
