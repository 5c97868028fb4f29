import fc from "fast-check";
import { expect, test } from "vitest";
import { takeShard } from "../../scripts/record/take-shard.ts";
import type { Selected } from "../../scripts/recording/select-pages.ts";
import { work } from "../support/selected-work.ts";

test("the longest pages are spread first", () => {
	const [long, middle, small, tiny] = work([9000, 6000, 4000, 1000]);
	const all = [long, middle, small, tiny] as Selected[];
	expect(takeShard(all, { index: 1, total: 2 })).toEqual([long, tiny]);
	expect(takeShard(all, { index: 2, total: 2 })).toEqual([middle, small]);
});

test("the parts are together the whole, and each page is in one of them", () => {
	const durations = fc.array(fc.option(fc.nat(60_000), { nil: undefined }));
	fc.assert(
		fc.property(durations, fc.integer({ min: 1, max: 5 }), (times, total) => {
			const all = work(times);
			const parts = Array.from({ length: total }, (_, part) =>
				takeShard(all, { index: part + 1, total }),
			).flat();
			expect(parts).toHaveLength(all.length);
			expect(new Set(parts)).toEqual(new Set(all));
		}),
	);
});
