import type { PlannedPage } from "../plan/plan-pages.ts";
import { compareRecordings, type Difference } from "../recording/compare.ts";
import { explainUnusable, readRecording } from "../recording/recording-store.ts";

/** What one page shows differently on two Docker versions. */
export interface PageComparison {
	/** The page's name. */
	readonly page: string;
	/** Versions for which it has no recording that can be used, and why: "its recording …". */
	readonly missing: readonly { readonly version: string; readonly problem: string }[];
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
			const versions = [
				...(old === undefined ? [before] : []),
				...(now === undefined ? [after] : []),
			];
			const missing = versions.map(async (version) => {
				return { version, problem: await explainUnusable(root, version, name) };
			});
			return { page: name, missing: await Promise.all(missing), differences: [] };
		}),
	);
}
