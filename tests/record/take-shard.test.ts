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

test("pages that begin after each other are one machine's, whose others give way to them", () => {
	const [first, long, second, third, alone] = work([3000, 6000, 4000, 2000, 1000]) as [
		Selected,
		Selected,
		Selected,
		Selected,
		Selected,
	];
	const after = (one: Selected, { page: previous }: Selected): Selected => ({
		...one,
		page: { ...one.page, previous },
	});
	const chain = [first, after(second, first), after(third, after(second, first))];
	const all = [...chain, long, alone];
	expect(takeShard(all, { index: 1, total: 2 })).toEqual(chain);
	expect(takeShard(all, { index: 2, total: 2 })).toEqual([long, alone]);
	// Each version has its own first page, which another machine may run.
	const elsewhere = { ...after(second, first), engine: { ...second.engine, version: "29.0" } };
	expect(takeShard([first, elsewhere], { index: 2, total: 2 })).toHaveLength(1);
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
