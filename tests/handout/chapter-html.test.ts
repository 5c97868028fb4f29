import { expect, test } from "vitest";
import { chapterHtml } from "../../src/handout/chapter-html.ts";

const chapter = (html: string) =>
	chapterHtml(html, {
		page: "exercice-4",
		chapters: ["exercice-3", "exercice-4"],
		version: "28.5",
	});

test("anchors are the chapter's, and so are what leads to them", () => {
	const { html } = chapter('<h2 id="a">A</h2><a href="#a">a</a><p aria-labelledby="a b">p</p>');
	expect(html).toBe(
		'<h3 id="exercice-4-a">A</h3><a href="#exercice-4-a">a</a><p aria-labelledby="exercice-4-a exercice-4-b">p</p>',
	);
});

test.each([
	["../exercice-3/#b", "#exercice-3-b"],
	["/docker-lab/exercice-3/", "#exercice-3"],
	["../versions/", "../versions/"],
])("a link to %s leads to %s", (href, expected) => {
	expect(chapter(`<a href="${href}">x</a>`).html).toBe(`<a href="${expected}">x</a>`);
});

test("a link out of the course has a number, the same wherever it leads to the same", () => {
	const link = (href: string) => `<a href="${href}">x</a>`;
	const { html, links } = chapter(["https://a/", "https://b/", "https://a/"].map(link).join(" "));
	expect(html.replace(/<\/?a\b[^>]*>/g, "")).toBe("x<sup>1</sup> x<sup>2</sup> x<sup>1</sup>");
	expect(links).toEqual(["https://a/", "https://b/"]);
});

test("what other versions show, folded set-ups and what only a screen can do are left out", () => {
	const { html } = chapter(
		[
			'<p data-versions="26.1">old</p><p data-versions="28.5 29">new</p>',
			'<div class="terminal-place"><details><summary>s</summary>set-up</details></div>',
			'<div class="version-bar">bar</div><terminal-copy>copy</terminal-copy><img loading="lazy" src="a.png">',
			'<div class="terminal-place"><details class="terminal-fold">fold</details></div>',
		].join(""),
	);
	expect(html).not.toMatch(/old|set-up|bar|copy|lazy|data-versions/);
	expect(html).toContain("<p>new</p>");
});

test("text keeps its entities", () => {
	const text = "<pre>a &lt;none&gt; &amp; é\n b</pre>";
	expect(chapter(text).html).toBe(text);
});
