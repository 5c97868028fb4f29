import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { places } from "../../scripts/engine/places.ts";

const fail = () => {
	throw new Error("No place was given.");
};

test("a place is given when one is free, in the order of the questions", async () => {
	const take = places(2);
	const [[one = fail], [two = fail]] = [await take(), await take()];
	const given: string[] = [];
	const third = take().then(([free = fail]) => {
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

test("pages that need several do not wait for each other, and one that needs more than there are gets all", async () => {
	const take = places(3);
	const first = await take(2);
	const second = take(2);
	const third = take(9);
	await setImmediate();
	for (const free of first) free();
	expect(first).toHaveLength(2);
	for (const free of await second) free();
	expect(await third).toHaveLength(3);
});
