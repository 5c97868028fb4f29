import { describe, expect, test } from "vitest";
import { isSame, learn } from "./screens.ts";

/** Health checks of these statuses and outputs, one each two seconds of some minute, as `docker inspect` has them. */
const health = (minute: string, results: readonly (readonly [exit: number, output: string])[]) => ({
	Status: "healthy",
	FailingStreak: 0,
	Log: results.map(([ExitCode, Output], index) => ({
		Start: `${minute}:0${index * 2}.123456789Z`,
		End: `${minute}:0${index * 2}.223456789Z`,
		ExitCode,
		Output,
	})),
});
const [OK, FAILED] = [
	[0, "accepting connections"],
	[1, "no response"],
] as const;
const FIRST = "2026-11-25T15:00";
const SECOND = "2026-11-25T15:05";
const LATER = "2026-12-02T09:30";

test("a check that runs just then is none of what a container runs", () => {
	const inspected = (running: string) =>
		`"State": {\n    "Health": {\n        "Status": "healthy"\n    }\n},\n"ExecIDs": ${running},\n"Driver": "overlay2"`;
	const list = `[\n    "${"3f2a".repeat(16)}"\n]`;
	const known = learn(inspected("null"), inspected(list));
	expect(known && isSame(known, inspected("null"))).toBe(true);
	expect(known && isSame(known, inspected("null").replace("overlay2", "vfs"))).toBe(false);
	const [none, some] = ["null", list].map((one) => inspected(one).replace("Health", "Other"));
	expect(learn(none ?? "", some ?? "")).toBeUndefined();
});

describe.each<[form: string, print: (value: unknown) => string]>([
	["one line", (value) => JSON.stringify(value)],
	["several lines", (value) => JSON.stringify(value, undefined, 4)],
])("health checks in %s", (_, print) => {
	const known = learn(print(health(FIRST, [OK, OK])), print(health(SECOND, [OK])));

	test("are one where they say the same", () => {
		expect(known).toBeDefined();
		for (const results of [[OK], [OK, OK, OK, OK, OK]]) {
			expect(known && isSame(known, print(health(LATER, results)))).toBe(true);
		}
	});

	test.each([
		["another status", [[1, OK[1]]]],
		["another output", [[0, "rejecting connections"]]],
		["a failed one more", [FAILED, OK]],
		["a failed one in between", [OK, FAILED, OK]],
		["none", []],
	] as const)("are not: %s", (_what, results) => {
		expect(known && isSame(known, print(health(LATER, results)))).toBe(false);
	});

	test("that failed are told apart from those that did not, however many", () => {
		const both = learn(
			print(health(FIRST, [FAILED, OK])),
			print(health(SECOND, [FAILED, FAILED, OK])),
		);
		expect(both && isSame(both, print(health(LATER, [FAILED, OK, OK])))).toBe(true);
		expect(both && isSame(both, print(health(LATER, [OK, OK])))).toBe(false);
		expect(both && isSame(both, print(health(LATER, [OK, FAILED])))).toBe(false);
	});
});
