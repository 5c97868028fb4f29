import { expect, test } from "vitest";
import { quotePlace, quoteValues, snippetText } from "../../scripts/recording/quote-value.ts";
import { snippetRecording } from "../support/recordings.ts";

const snippet = snippetRecording("version", [
	"Client:",
	" \u001b[1mVersion:\u001b[0m 28.5.2",
	"end",
]);

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

test("a quote's value has a place on the screen, a line an entry, counted without colours", () => {
	expect(quotePlace(/Version: (\S+)/mu, snippet)).toEqual([{ step: 0, line: 1, from: 10, to: 16 }]);
	expect(quotePlace(/ent:\n Ver/mu, snippet)).toEqual([
		{ step: 0, line: 0, from: 3, to: 7 },
		{ step: 0, line: 1, from: 0, to: 4 },
	]);
	expect(quotePlace(/Server/mu, snippet)).toEqual([]);
});

test("a value of a later step has its place there", () => {
	const [step] = snippet.steps;
	if (step === undefined) throw new Error("It has a step.");
	const twice = { ...snippet, steps: [step, { ...step, screen: ["a", "", "Server: x"] }] };
	expect(quotePlace(/Server: (x)/mu, twice)).toEqual([{ step: 1, line: 2, from: 8, to: 9 }]);
});
