import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { PageComparison } from "../../scripts/comparison/compare-sides.ts";
import { asMarkdown, asText, summary } from "../../scripts/comparison/format-comparison.ts";

const difference = (snippet: string, step = 0) => ({
	snippet,
	step,
	input: "cmd",
	before: ["old"],
	after: ["new"],
});
const page = (name: string, rest: Partial<PageComparison> = {}): PageComparison => ({
	page: name,
	unusable: [],
	notes: [],
	differences: [],
	...rest,
});
const UNUSABLE = { unusable: [{ side: "26.1", problem: "is missing" }] };
const PAGES = [
	page("a", UNUSABLE),
	page("b", { notes: ["Note."], differences: [difference("s"), difference("t")] }),
	page("c"),
];

test.each([
	[[page("a")], "26.1 and 28.5 show the same on 1 page."],
	[[page("a"), page("b")], "26.1 and 28.5 show the same on 2 pages."],
	[[page("a"), page("b", UNUSABLE)], "26.1 and 28.5 show the same on 1 page; 1 was not compared."],
	[
		[page("a", UNUSABLE), page("b", UNUSABLE), page("c")],
		"26.1 and 28.5 show the same on 1 page; 2 were not compared.",
	],
	[[page("a", UNUSABLE)], "Nothing of 26.1 and 28.5 was compared: 1 page."],
	[[], "Nothing of 26.1 and 28.5 was compared: 0 pages."],
	[
		[page("a", { differences: [difference("s"), difference("s", 1)] }), page("b")],
		"From 26.1 to 28.5, 1 terminal on 1 of 2 pages differs.",
	],
	[PAGES, "From 26.1 to 28.5, 2 terminals on 1 of 2 pages differ; 1 was not compared."],
])("a comparison is summed up in a sentence: %#", (pages, sentence) => {
	expect(summary(pages, "26.1", "28.5")).toBe(sentence);
});

test("as text, each difference stands under its page and snippet, and the sentence last", () => {
	expect(stripVTControlCharacters(asText(PAGES, "26.1", "28.5"))).toBe(
		[
			"a: Not compared: its recording for 26.1 is missing.",
			"b: Note.",
			"b s\n  $ cmd\n  - old\n  + new",
			"b t\n  $ cmd\n  - old\n  + new",
			summary(PAGES, "26.1", "28.5"),
		].join("\n\n"),
	);
});

test("as Markdown, a page that has something to tell is a section, and the sentence first", () => {
	expect(asMarkdown(PAGES, "26.1", "28.5")).toBe(
		[
			summary(PAGES, "26.1", "28.5"),
			"## a",
			"Not compared: its recording for 26.1 is missing.",
			"## b",
			"Note.",
			"`s`",
			"```diff\n  $ cmd\n- old\n+ new\n```",
			"`t`",
			"```diff\n  $ cmd\n- old\n+ new\n```",
		].join("\n\n"),
	);
});
