import type { Issue } from "../plan/issue.ts";
import type { Page } from "../plan/page.ts";
import { quoteValue } from "./quote-value.ts";
import type { SnippetRecording } from "./schema.ts";

/** Finds the quotes of a page that no longer fit the screens they quote. */
export function checkQuotes(page: Page, snippets: readonly SnippetRecording[]): Issue[] {
	return page.quotes.flatMap(({ of, match, location }) => {
		const snippet = snippets.find(({ id }) => id === of);
		if (snippet?.skipped !== undefined) return [];
		if (snippet !== undefined && quoteValue(match, snippet) !== undefined) return [];
		return [
			{
				...location,
				message: `The quote's pattern /${match.source}/ fits nothing on the screen of \`${of}\`.`,
				hint: "Mend the pattern, or the sentence: the terminal no longer says this.",
			},
		];
	});
}
