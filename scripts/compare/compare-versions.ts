import type { PlannedPage } from "../plan/plan-pages.ts";
import { compareRecordings, type Difference } from "../recording/compare.ts";
import { readRecording } from "../recording/recording-store.ts";

/** What one page shows differently on two Docker versions. */
export interface PageComparison {
	/** The page's name. */
	readonly page: string;
	/** Versions for which it has no recording that can be read. */
	readonly missing: readonly string[];
	readonly differences: readonly Difference[];
}

/**
 * Compares the recordings of pages for two versions, snippet by snippet, by meaning.
 *
 * @param root The repository's root.
 * @param before A version of `snippets/engines.json`.
 * @param after Another one.
 */
export async function compareVersions(
	root: string,
	pages: readonly PlannedPage[],
	before: string,
	after: string,
): Promise<PageComparison[]> {
	return await Promise.all(
		pages.map(async ({ name }) => {
			const [old, now] = await Promise.all(
				[before, after].map((version) => readRecording(root, version, name)),
			);
			if (old !== undefined && now !== undefined) {
				return { page: name, missing: [], differences: compareRecordings(old, now) };
			}
			const missing = [
				...(old === undefined ? [before] : []),
				...(now === undefined ? [after] : []),
			];
			return { page: name, missing, differences: [] };
		}),
	);
}
