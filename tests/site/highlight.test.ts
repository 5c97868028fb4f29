import { expect, test } from "vitest";
import { plain } from "../../scripts/recording/plain.ts";
import { characterLinks } from "../../src/components/character-links.ts";
import { screenHtml } from "../../src/components/highlight.ts";

const mark = (number: number, from: number, to: number) => ({
	number,
	line: 0,
	from,
	to,
	note: `note-ps-${number}`,
	id: `note-ps-${number}-mark`,
});
const quoted = (number: number, from: number, to: number) => ({
	step: 0,
	line: 0,
	from,
	to,
	quote: `citation-${number}`,
	id: `valeur-${number}`,
});
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, "");

/** The HTML of a line, of which this is said. */
const lineHtml = (
	line: string,
	marks: readonly ReturnType<typeof mark>[],
	quotes: readonly ReturnType<typeof quoted>[] = [],
) =>
	screenHtml([line], () => ({ layers: [characterLinks(plain(line), { marks, quoted: quotes })] }));

/** An element around some characters, with `1` where it is their first. */
const stretch = (name: string, from: number, to: number) => ({
	from,
	to,
	open: (isFirst: boolean) => `<${name}${isFirst ? " 1" : ""}>`,
	close: `</${name}>`,
});

test("what a note speaks of is a link to it, through colours, and no character is added", async () => {
	const html = await lineHtml("un \u001b[32mdeux\u001b[0m trois", [mark(2, 8, 13), mark(1, 1, 5)]);
	expect(textOf(html)).toBe("un deux trois");
	const links = [...html.matchAll(/<a [^>]*>(.*?)<\/a>/g)];
	expect(links.map(([, inside = ""]) => textOf(inside))).toEqual(["n de", "trois"]);
	expect(html).toContain('href="#note-ps-1" data-note="1" aria-label="n de, note\u00a01"');
	expect(links[0]?.[1]).toMatch(/^n <span style="color:[^"]*">de<\/span>$/);
});

test("of links that overlap one is followed, and each has its anchor", async () => {
	const html = await lineHtml(
		"abcdef",
		[mark(1, 0, 4), mark(2, 2, 6)],
		[quoted(1, 1, 2), quoted(2, 2, 3)],
	);
	expect(textOf(html)).toBe("abcdef");
	const links = [...html.matchAll(/href="#([^"]*)"[^>]*>(.*?)<\/a>/g)];
	expect(links.map(([, to, inside = ""]) => [to, textOf(inside)])).toEqual([
		["note-ps-1", "a"],
		["note-ps-1", "b"],
		["note-ps-1", "c"],
		["note-ps-1", "d"],
		["note-ps-2", "ef"],
	]);
	expect([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id).toSorted()).toEqual([
		"note-ps-1-mark",
		"note-ps-2-mark",
		"valeur-1",
		"valeur-2",
	]);
	expect([...html.matchAll(/data-note="(\d)"/g)].map(([, number]) => number)).toEqual(["1"]);
});

test("what several quotes take their value from knows all of them", async () => {
	expect(await lineHtml("abc", [], [quoted(1, 0, 2), quoted(2, 0, 2)])).toBe(
		'<a id="valeur-1" class="terminal-quoted" href="#citation-1" data-quotes="citation-1 citation-2"><span id="valeur-2"></span>ab</a>c',
	);
});

test("what is marked cannot leave the label", async () => {
	expect(await lineHtml('"><b>', [mark(1, 0, 5)])).toContain(
		'aria-label="&quot;&gt;&lt;b&gt;, note',
	);
});

test("characters are found across colours, which stay as they are", async () => {
	const html = await screenHtml(["ab\u001b[31mcd\u001b[0mef"], () => ({
		layers: [[stretch("b", 1, 3)]],
	}));
	expect(html.replaceAll(/ style="[^"]*"/g, "")).toBe("a<b 1>b<span>c</span></b><span>d</span>ef");
});

test("an inner element ends where an outer one does, and goes on behind it", async () => {
	const layers = [[stretch("td", 0, 2), stretch("td", 2, 4)], [stretch("a", 1, 3)]];
	expect(await screenHtml(["abcd"], () => ({ layers }))).toBe(
		"<td 1>a<a 1>b</a></td><td 1><a>c</a>d</td>",
	);
});

test("the end of a line is within a table's row, and outside of any other element", async () => {
	const html = await screenHtml(["a", "<b>", "c"], (line) =>
		line === 0 ? { name: "marked" } : { name: "marked", row: "row" },
	);
	expect(html).toBe(
		'<span class="marked">a</span>\n<span class="row marked">&lt;b&gt;\n</span><span class="row marked">c</span>',
	);
});
