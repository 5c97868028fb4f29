import { type Characters, quotePlace } from "../../scripts/recording/quote-value.ts";
import type { SnippetRecording } from "../../scripts/recording/schema.ts";
import { quoteAnchors } from "../join/quote-anchors.ts";
import type { TerminalLooks } from "./terminal-looks.ts";

/** Characters that a quote in the prose takes its value from. */
export interface QuotedCharacters extends Characters {
	/** The quote's anchor. */
	readonly quote: string;
	/** Their own; a value of several lines has it on its first. */
	readonly id: string | undefined;
}

/**
 * What is quoted of a terminal's body.
 *
 * @param version The first of those that show it; none for the default one's.
 */
export function quotedCharacters(
	snippet: SnippetRecording,
	quotes: TerminalLooks["quotes"],
	version: string | undefined,
): QuotedCharacters[] {
	return quotes.flatMap(({ number, source }) => {
		const { quote, value } = quoteAnchors(number, version);
		const place = quotePlace(new RegExp(source, "mu"), snippet);
		return place.map((characters, line) => ({
			...characters,
			quote,
			id: line === 0 ? value : undefined,
		}));
	});
}
