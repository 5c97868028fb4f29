import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { places } from "../../scripts/engine/places.ts";

test("a place is given when one is free, in the order of the questions", async () => {
	const take = places(2);
	const [one, two] = [await take(), await take()];
	const given: string[] = [];
	const third = take().then((free) => {
		given.push("third");
		return free;
	});
	const fourth = take().then(() => given.push("fourth"));
	await setImmediate();
	expect(given).toEqual([]);
	two();
	// Once is enough, and twice is no two places.
	two();
	(await third)();
	await fourth;
	expect(given).toEqual(["third", "fourth"]);
	let isGiven = false;
	void take().then(() => {
		isGiven = true;
	});
	await setImmediate();
	expect(isGiven).toBe(false);
	one();
	await setImmediate();
	expect(isGiven).toBe(true);
});

test("any number may be had where nothing limits them", async () => {
	const take = places(Number.POSITIVE_INFINITY);
	expect(await Promise.all(Array.from({ length: 100 }, take))).toHaveLength(100);
});
