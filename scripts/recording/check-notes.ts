import type { Issue } from "../plan/issue.ts";
import type { Page } from "../plan/page.ts";
import { notedPlace } from "./noted-place.ts";
import type { SnippetRecording } from "./schema.ts";

/**
 * Finds the notes of a page that no longer fit a line of the screens that they explain.
 *
 * @param version Named in the messages, where the screens are not the default version's.
 */
export function checkNotes(
	page: Page,
	snippets: readonly SnippetRecording[],
	version?: string,
): Issue[] {
	const on = version === undefined ? "" : ` on Docker ${version}`;
	return page.notes.flatMap(({ of, at, location }) => {
		const snippet = snippets.find(({ id }) => id === of);
		if (snippet?.skipped !== undefined) return [];
		if (snippet !== undefined && notedPlace(at, snippet) !== undefined) return [];
		return {
			...location,
			message: `The note's pattern /${at.source}/ fits no line on the screen of \`${of}\`${on}.`,
			hint: "Mend the pattern, or the note: the terminal no longer says this.",
		};
	});
}
