import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { mapLimited } from "../../scripts/plan/map-limited.ts";

test("calls for all items, a few at a time, and keeps their order", async () => {
	let under = 0;
	let most = 0;
	const doubled = await mapLimited(
		Array.from({ length: 20 }, (_, index) => index),
		async (number) => {
			most = Math.max(most, ++under);
			// The later items of a few end first.
			for (let turn = number % 3; turn < 3; turn++) await setImmediate();
			under--;
			return number * 2;
		},
		3,
	);
	expect(doubled).toEqual(Array.from({ length: 20 }, (_, index) => index * 2));
	expect(most).toBe(3);
});

test("fails as soon as a call does", async () => {
	const failing = mapLimited([1, 2, 3], async (number) => {
		if (number === 2) throw new Error("two");
	});
	await expect(failing).rejects.toThrow("two");
});
