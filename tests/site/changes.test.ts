import { expect, test } from "vitest";
import { changeBrief } from "../../src/components/change-brief.ts";
import { changeKinds } from "../../src/join/change-kinds.ts";
import { toldOnce } from "../../src/join/told-once.ts";

const step = (before: readonly string[], after: readonly string[]) => ({
	input: "cmd",
	hunks: [{ before, after }],
});

test.each([
	["build", ["Step 1/6 : FROM a"], [" => [1/5] FROM a  0.0s"]],
	["progress", [' ✔ Volume "a"  Created'], [" ✔ Volume a  Created"]],
	["values", [" API version: 1.45"], [" API version: 1.51"]],
	["more", [], ["new"]],
	["fewer", ["canceled"], []],
	["lines", ["one"], ["other"]],
])("a change is told in words: %s", (kind, before, after) => {
	expect(changeKinds([step(before, after)])).toEqual([kind]);
});

test("what a builder prints between its steps belongs to the build", () => {
	const steps = [
		{
			input: "cmd",
			hunks: [...step(["Step 1/2 : RUN a"], []).hunks, { before: ["pip"], after: [] }],
		},
	];
	expect(changeKinds(steps)).toEqual(["build"]);
});

test("a difference is told once, though a second build took another time and used its cache", () => {
	const fresh = toldOnce();
	const first = step([" => [api 2/5] COPY a  1.5s"], [" => [2/5] COPY a  0.0s"]);
	expect(fresh([first])).toEqual({ steps: [first], isToldAbove: false });
	const again = step([" => CACHED [api 2/5] COPY a  0.1s"], [" => CACHED [2/5] COPY a  0.2s"]);
	expect(fresh([again])).toEqual({ steps: [], isToldAbove: true });
});

test("a change is led to once a question, at the first terminal that shows it", () => {
	const snippet = (id: string, heading: string | undefined) => ({
		id,
		heading,
		skipped: undefined,
		since: "28.5",
		kinds: ["build" as const],
		steps: [],
		isToldAbove: false,
	});
	const pages = [
		{ page: "exercice-6", snippets: [snippet("set-up", undefined)] },
		{
			page: "exercice-7",
			snippets: [
				snippet("set-up", undefined),
				snippet("break", "7-d · A"),
				snippet("mend", "7-d · A"),
			],
		},
	];
	const brief = changeBrief({ version: "26.1", older: "26.1", newer: "28.5", pages });
	expect(brief.map(({ places }) => places.map(({ page, snippet }) => [page, snippet.id]))).toEqual([
		[
			["exercice-6", "set-up"],
			["exercice-7", "set-up"],
			["exercice-7", "break"],
		],
	]);
});
