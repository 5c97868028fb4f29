import { expect, test } from "vitest";
import type { Page } from "../../scripts/plan/page.ts";
import { checkQuotes } from "../../scripts/recording/check-quotes.ts";
import { snippetRecording } from "../support/recordings.ts";

const location = { file: "src/content/docs/a.mdx", line: 4, column: 7 };
const PORTS = snippetRecording(
	"ps",
	[1, 2, 3, 4].map((n) => `service-${n} 800${n}/tcp`),
);

/** A page that quotes `ps`. */
const quoting = (...patterns: RegExp[]): Page => ({
	name: "a",
	file: location.file,
	workspace: [],
	images: [],
	machines: [],
	snippets: [],
	quotes: patterns.map((match) => ({ of: "ps", match, location, use: 0 })),
	notes: [],
	includes: [],
	sources: new Map(),
});

test("a quote that fits one value is fine", () => {
	expect(checkQuotes(quoting(/^service-1 (\d+)/mu), [PORTS])).toEqual([]);
});

test.each([
	[/(\d+)\/tcp$/mu, "fits 4 values on the screen of `ps`: `8001`, `8002`, `8003`, …."],
	[/([1-3])\/tcp$/mu, "fits 3 values on the screen of `ps`: `1`, `2`, `3`."],
])(
	"one that fits several is told with them: which one it means is anybody's guess: %s",
	(match, told) => {
		expect(checkQuotes(quoting(match), [PORTS])).toEqual([
			{
				...location,
				message: `The quote's pattern /${match.source}/ ${told}`,
				hint: "Make it fit only the one that the sentence means: name what stands on its line.",
			},
		]);
	},
);

test("one that fits nothing is told at its place, and of which version", () => {
	const nothing = {
		...location,
		message: "The quote's pattern /Server/ fits nothing on the screen of `ps`.",
		hint: "Mend the pattern, or the sentence: the terminal no longer says this.",
	};
	const page = quoting(/service-1/mu, /Server/mu);
	expect(checkQuotes(page, [snippetRecording("other", ["Server"]), PORTS])).toEqual([nothing]);
	expect(checkQuotes(page, [PORTS], "26.1")).toMatchObject([
		{ message: "The quote's pattern /Server/ fits nothing on the screen of `ps` on Docker 26.1." },
	]);
	expect(checkQuotes(quoting(/Server/mu), [])).toEqual([nothing]);
});

test("one of a snippet that was not run has nothing to fit", () => {
	expect(checkQuotes(quoting(/Server/mu), [{ ...PORTS, steps: [], skipped: ">=23" }])).toEqual([]);
});

test("one that counts must read a whole number", () => {
	const noun = { one: "port", other: "ports" };
	const counting = (match: RegExp): Page => {
		const page = quoting(match);
		return { ...page, quotes: page.quotes.map((quote) => ({ ...quote, noun })) };
	};
	expect(checkQuotes(counting(/^service-1 (\d+)/mu), [PORTS])).toEqual([]);
	expect(checkQuotes(counting(/^service-1 (\S+)/mu), [PORTS], "26.1")).toEqual([
		{
			...location,
			message:
				"The quote reads `8001/tcp` on the screen of `ps` on Docker 26.1, which is no number to count `ports` with.",
			hint: "Make the pattern fit the number alone, or drop `one` and `other`.",
		},
	]);
});
