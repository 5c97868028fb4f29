import { expect, test } from "vitest";
import { choosePages } from "../../scripts/command-line/choose-pages.ts";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";

const pages = ["exercice-1", "serie/a", "a"].map((name) => ({ name }) as PlannedPage);
const names = (words: string[]) => choosePages(pages, words).map(({ name }) => name);

test.each([
	["exercice-1", "exercice-1"],
	["src/content/docs/exercice-1.mdx", "exercice-1"],
	["./src/content/docs/serie/a.mdx", "serie/a"],
	["/home/x/src/content/docs/a.mdx", "a"],
	["a.mdx", "a"],
])("a page is named by its name or its file: %s", (argument, page) => {
	expect(names([argument])).toEqual([page]);
});

test("all pages are chosen where none is named", () => {
	expect(names([])).toEqual(["exercice-1", "serie/a", "a"]);
});

test("an unknown page is refused, and the known ones are told", () => {
	expect(() => names(["volumes"])).toThrow(
		"No page with snippets is named volumes. There are: exercice-1, serie/a, a.",
	);
	expect(() => names(["exercise-1"])).toThrow("named exercise-1. Did you mean exercice-1?");
});
