import { expect, test } from "vitest";
import { longestFirst } from "../../scripts/record/longest-first.ts";
import { work } from "../support/selected-work.ts";

test("the longest pages come first, a new one among the long ones, and equals in their order", () => {
	const [tiny, long, small, other, unknown] = work([900, 60_000, 4000, 4000, undefined]);
	expect(longestFirst(work([]))).toEqual([]);
	const all = [tiny, long, small, other, unknown].flatMap((one) => one ?? []);
	const sorted = longestFirst(all);
	for (const [place, one] of [long, unknown, small, other, tiny].entries())
		expect(sorted[place]).toBe(one);
});
