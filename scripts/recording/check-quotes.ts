import type { Issue } from "../plan/issue.ts";
import type { Page } from "../plan/page.ts";
import { quoteValues } from "./quote-value.ts";
import type { SnippetRecording } from "./schema.ts";

/** How many of a quote's values a message shows. */
const SHOWN_VALUES = 3;

/**
 * Finds the quotes of a page that no longer fit the screens they quote, or that fit several values there, since
 * then nothing tells which of them the sentence means, or one that is no number where a noun follows it.
 *
 * @param version Named in the messages, where the screens are not the default version's.
 */
export function checkQuotes(
	page: Page,
	snippets: readonly SnippetRecording[],
	version?: string,
): Issue[] {
	const on = version === undefined ? "" : ` on Docker ${version}`;
	return page.quotes.flatMap(({ of, match, noun, location }) => {
		const snippet = snippets.find(({ id }) => id === of);
		if (snippet?.skipped !== undefined) return [];
		const values = snippet === undefined ? [] : quoteValues(match, snippet);
		const [value = ""] = values;
		if (values.length === 1 && noun !== undefined && !/^\d+$/.test(value)) {
			return {
				...location,
				message: `The quote reads \`${value}\` on the screen of \`${of}\`${on}, which is no number to count \`${noun.other}\` with.`,
				hint: "Make the pattern fit the number alone, or drop `one` and `other`.",
			};
		}
		if (values.length === 1) return [];
		const pattern = `The quote's pattern /${match.source}/ fits`;
		if (values.length === 0) {
			return {
				...location,
				message: `${pattern} nothing on the screen of \`${of}\`${on}.`,
				hint: "Mend the pattern, or the sentence: the terminal no longer says this.",
			};
		}
		const shown = values.slice(0, SHOWN_VALUES).map((value) => `\`${value}\``);
		const more = values.length > SHOWN_VALUES ? ", …" : "";
		return {
			...location,
			message: `${pattern} ${values.length} values on the screen of \`${of}\`${on}: ${shown.join(", ")}${more}.`,
			hint: "Make it fit only the one that the sentence means: name what stands on its line.",
		};
	});
}
