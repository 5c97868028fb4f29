import { expect, test } from "vitest";
import { count } from "../../scripts/text/count.ts";

test("only one is singular", () => {
	expect([0, 1, 2].map((number) => count(number, "page"))).toEqual([
		"0 pages",
		"1 page",
		"2 pages",
	]);
	expect([1, 2].map((number) => count(number, "page is", "pages are"))).toEqual([
		"1 page is",
		"2 pages are",
	]);
});
