import { expect, test } from "vitest";
import { checkScreens, checkTime } from "../../scripts/page/check-cost.ts";
import { binarySize, LIMITS } from "../../scripts/plan/limits.ts";
import { snippetRecording } from "../support/recordings.ts";

const location = { file: "a.mdx", line: 7, column: 1 };
const at = (elapsed: number) => checkTime({ location } as Parameters<typeof checkTime>[0], elapsed);
const showing = (...snippets: Parameters<typeof checkScreens>[1][number][]) =>
	checkScreens({ file: "a.mdx" } as Parameters<typeof checkScreens>[0], snippets);

test("a page that has taken its time begins no further snippet", () => {
	expect(at(LIMITS.page)).toEqual([]);
	expect(at(LIMITS.page + 60_000)).toEqual([
		{
			...location,
			message: "The page has run for 121 minutes; a page may take 120.",
			hint: "Split it in two pages.",
		},
	]);
});

test("a page shows as much as readers can load", () => {
	const long = snippetRecording("long", ["x".repeat(1024 ** 2)]);
	expect(showing(long)).toEqual([]);
	expect(showing(...Array.from({ length: 16 }, () => long))).toEqual([
		{
			file: "a.mdx",
			line: 1,
			column: 1,
			message: "The terminals of this page show 17 MiB; they may show 16 MiB in all.",
			hint: expect.stringContaining("| tail"),
		},
	]);
});

test("sizes are told in the unit that they are whole in", () => {
	expect([1, 1024 ** 2, 300 * 1024 ** 2, 4 * 1024 ** 3].map(binarySize)).toEqual([
		"1 MiB",
		"1 MiB",
		"300 MiB",
		"4 GiB",
	]);
});
