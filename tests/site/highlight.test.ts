import { expect, test } from "vitest";
import { screenHtml } from "../../src/components/highlight.ts";

const mark = (number: number, from: number, to: number, line = 0) => ({
	number,
	line,
	from,
	to,
	note: `note-ps-${number}`,
	id: `note-ps-${number}-mark`,
});
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, "");

test("what a note speaks of is a link to it, through colours, and no character is added", async () => {
	const lines = ["avant", "un \u001b[32mdeux\u001b[0m trois"];
	const html = await screenHtml(lines, undefined, [mark(2, 8, 13, 1), mark(1, 1, 5, 1)]);
	expect(textOf(html)).toBe("avant\nun deux trois");
	const links = [...html.matchAll(/<a [^>]*>(.*?)<\/a>/g)];
	expect(links.map(([, inside = ""]) => textOf(inside))).toEqual(["n de", "trois"]);
	expect(html).toContain('href="#note-ps-1" data-note="1" aria-label="n de, note\u00a01"');
	expect(links[0]?.[1]).toMatch(/^n <span style="color:[^"]*">de<\/span>$/);
});

test("marks that overlap stand one after the other", async () => {
	const html = await screenHtml(["abcdef"], undefined, [
		mark(1, 0, 4),
		mark(2, 2, 6),
		mark(3, 1, 2),
	]);
	expect(textOf(html)).toBe("abcdef");
	expect([...html.matchAll(/data-note="(\d)"[^>]*>(.*?)<\/a>/g)].map(([, ...one]) => one)).toEqual([
		["1", "abcd"],
		["3", ""],
		["2", "ef"],
	]);
});

test("what is marked cannot leave the label", async () => {
	const html = await screenHtml(['"><b>'], undefined, [mark(1, 0, 5)]);
	expect(html).toContain('aria-label="&quot;&gt;&lt;b&gt;, note');
});
