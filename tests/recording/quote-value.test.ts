import { expect, test } from "vitest";
import type { Page } from "../../scripts/plan/page.ts";
import { checkQuotes } from "../../scripts/recording/check-quotes.ts";
import { quoteValue, snippetText } from "../../scripts/recording/quote-value.ts";
import { snippetRecording } from "../support/recordings.ts";

const snippet = snippetRecording("version", [
	"Client:",
	" \u001b[1mVersion:\u001b[0m 28.5.2",
	"end",
]);

test("a quote shows the first group of its pattern", () => {
	expect(quoteValue(/Version: (\S+)/mu, snippet)).toBe("28.5.2");
});

test("a quote without a group shows the whole match", () => {
	expect(quoteValue(/\d+\.\d+/mu, snippet)).toBe("28.5");
});

test("a quote may go over several lines, and knows the ends of a line", () => {
	expect(quoteValue(/^Client:[\s\S]*?(\S+)$(?![\s\S])/mu, snippet)).toBe("end");
});

test("a quote that fits nothing has no value", () => {
	expect(quoteValue(/Server/mu, snippet)).toBeUndefined();
});

test("a quote sees the text without its colours", () => {
	expect(snippetText(snippet)).toBe("Client:\n Version: 28.5.2\nend");
});

test("quotes that no longer fit are told at their place", () => {
	const location = { file: "src/content/docs/a.mdx", line: 4, column: 7 };
	const quotes = [/Version/mu, /Server/mu].map((match) => ({ of: "version", match, location }));
	const page: Page = {
		name: "a",
		file: location.file,
		workspace: [],
		images: [],
		snippets: [],
		quotes,
		includes: [],
	};
	expect(checkQuotes(page, [snippet])).toEqual([
		{
			...location,
			message: "The quote's pattern /Server/ fits nothing on the screen of `version`.",
			hint: expect.any(String),
		},
	]);
});
