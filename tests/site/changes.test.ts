import { expect, test } from "vitest";
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
