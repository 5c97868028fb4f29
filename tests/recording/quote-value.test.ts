import { expect, test } from "vitest";
import type { Page } from "../../scripts/plan/page.ts";
import { checkQuotes } from "../../scripts/recording/check-quotes.ts";
import { quoteValues, snippetText } from "../../scripts/recording/quote-value.ts";
import { snippetRecording } from "../support/recordings.ts";

const snippet = snippetRecording("version", [
	"Client:",
	" \u001b[1mVersion:\u001b[0m 28.5.2",
	"end",
]);

function pageWith(quotes: Page["quotes"], file: string): Page {
	return { name: "a", file, workspace: [], images: [], snippets: [], quotes, includes: [] };
}

test("a quote shows the first group of its pattern", () => {
	expect(quoteValues(/Version: (\S+)/mu, snippet)).toEqual(["28.5.2"]);
});

test("a quote without a group shows the whole match", () => {
	expect(quoteValues(/\d+\.\d+/mu, snippet)).toEqual(["28.5"]);
});

test("a quote may go over several lines, and knows the ends of a line", () => {
	expect(quoteValues(/^Client:[\s\S]*?(\S+)$(?![\s\S])/mu, snippet)).toEqual(["end"]);
});

test("a quote that fits nothing has no value", () => {
	expect(quoteValues(/Server/mu, snippet)).toEqual([]);
});

test("a quote sees the text without its colours", () => {
	expect(snippetText(snippet)).toBe("Client:\n Version: 28.5.2\nend");
});

test("a quote knows all that its pattern fits, each value once", () => {
	const ports = snippetRecording("ps", ["api 8000/tcp", "db 5432/tcp", "web 8000/tcp"]);
	expect(quoteValues(/(\d+)\/tcp$/mu, ports)).toEqual(["8000", "5432"]);
});

test("a quote that fits several values is told with them: which one it means is anybody's guess", () => {
	const location = { file: "src/content/docs/a.mdx", line: 4, column: 7 };
	const ports = snippetRecording(
		"ps",
		[1, 2, 3, 4].map((n) => `service-${n} 800${n}/tcp`),
	);
	const page = pageWith([{ of: "ps", match: /(\d+)\/tcp$/mu, location }], location.file);
	expect(checkQuotes(page, [ports], "26.1")).toEqual([
		{
			...location,
			message:
				"The quote's pattern /(\\d+)\\/tcp$/ fits 4 values on the screen of `ps` on Docker 26.1: `8001`, `8002`, `8003`, ….",
			hint: expect.stringContaining("only the one"),
		},
	]);
	const exact = pageWith([{ of: "ps", match: /^service-1 (\d+)/mu, location }], location.file);
	expect(checkQuotes(exact, [ports])).toEqual([]);
});

test("quotes that no longer fit are told at their place", () => {
	const location = { file: "src/content/docs/a.mdx", line: 4, column: 7 };
	const quotes = [/Version/mu, /Server/mu].map((match) => ({ of: "version", match, location }));
	const page = pageWith(quotes, location.file);
	expect(checkQuotes(page, [snippet])).toEqual([
		{
			...location,
			message: "The quote's pattern /Server/ fits nothing on the screen of `version`.",
			hint: expect.any(String),
		},
	]);
});
