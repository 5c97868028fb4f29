import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findHits } from "../../src/find/find-hits.ts";

beforeEach(() => {
	vi.stubGlobal("location", new URL("http://site/"));
});
afterEach(() => {
	vi.unstubAllGlobals();
});

/** What is found on pages of these parts, all of whose words the index gives. */
async function found(term: string, pages: Readonly<Record<string, readonly string[]>>) {
	const results = Object.entries(pages).map(([name, parts]) => {
		let passed = 0;
		const sub_results = parts.map((part, index) => {
			const locations = part.split(" ").map((_, at) => passed + at);
			passed += locations.length;
			return { title: `Part ${index}`, url: `/${name}/#${index}`, locations };
		});
		const locations = Array.from({ length: passed }, (_, at) => at);
		const data = { url: `/${name}/`, content: parts.join(" "), locations, meta: {}, sub_results };
		return { score: 1, data: async () => data };
	});
	const pagefind = {
		options: async () => {},
		destroy: async () => {},
		search: async () => ({ results }),
	};
	const all = await findHits(pagefind, term, undefined);
	return all.map(({ url, hits }) => [
		url.pathname,
		...hits.map(({ url: { hash } }) => hash).sort((one, other) => one.localeCompare(other)),
	]);
}

test("a part that has all the words hides those that have some of them", async () => {
	const parts = [
		"une machine",
		"effacer un volume",
		"une image à supprimer",
		"supprimer une image",
	];
	expect(await found("supprimer une image", { a: parts })).toEqual([["/a/", "#2", "#3"]]);
});

test("a page where the words stand together comes before one where they stand apart", async () => {
	const apart = ["un volume", "une image"];
	const together = ["un volume", "le volume d'une image"];
	expect(await found("volume image", { apart, together })).toEqual([
		["/together/", "#1"],
		["/apart/", "#0", "#1"],
	]);
});

test("a page of which a part is named so comes before one that speaks of it", async () => {
	expect(await found("part 1", { speaks: ["see part 1"], named: ["nothing", "part 1"] })).toEqual([
		["/named/", "#1"],
		["/speaks/", "#0"],
	]);
});

test("a page that lacks a word is not found, and of one word all parts are", async () => {
	expect(await found("volume image", { a: ["un volume"] })).toEqual([]);
	expect(await found("volume", { a: ["un volume", "rien", "ce volume"] })).toEqual([
		["/a/", "#0", "#2"],
	]);
});
