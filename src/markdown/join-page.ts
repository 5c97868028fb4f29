import { pickEngine, readEngines } from "../../scripts/engine/read-engines.ts";
import type { Issue } from "../../scripts/plan/issue.ts";
import type { Page } from "../../scripts/plan/page.ts";
import { checkQuotes } from "../../scripts/recording/check-quotes.ts";
import { checkRecording } from "../../scripts/recording/check-recording.ts";
import { type HashCache, pageKey } from "../../scripts/recording/page-key.ts";
import { quoteValue } from "../../scripts/recording/quote-value.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { readRecording } from "../../scripts/recording/recording-store.ts";

/** What a page's recording gives to the page. */
export interface Join {
	/** The recording's id in its collection: `28.5/exercice-1`. */
	readonly recording: string;
	/** The values of the page's quotes, in their order. */
	readonly quotes: readonly string[];
	/** What keeps the site from showing the page. */
	readonly issues: readonly Issue[];
}

/**
 * Joins a page with its recording, made with the default engine. A recording that is missing,
 * stale or edited by hand is an issue at the page's first snippet; a quote that fits nothing is
 * one at the quote.
 *
 * @param root The repository's root.
 * @param page A page without issues.
 * @param cache Shared by the pages of one build.
 */
export async function joinPage(root: string, page: Page, cache?: HashCache): Promise<Join> {
	const engine = pickEngine(await readEngines(root));
	const id = `${engine.version}/${page.name}`;
	const [first] = page.snippets;
	if (first === undefined) return { recording: id, quotes: [], issues: [] };

	const recording = await readRecording(root, engine.version, page.name);
	const problem = checkRecording(recording, await pageKey(root, page, engine, cache));
	if (recording === undefined || problem !== undefined) {
		const path = recordingFile(engine.version, page.name);
		const message = `The recording ${path} ${problem}.`;
		const hint = "Run `npm run record`.";
		return { recording: id, quotes: [], issues: [{ ...first.location, message, hint }] };
	}
	const quotes = page.quotes.map(({ of, match }) => {
		const snippet = recording.snippets.find((one) => one.id === of);
		return (snippet && quoteValue(match, snippet)) ?? "";
	});
	return { recording: id, quotes, issues: checkQuotes(page, recording.snippets) };
}
