import { describe, expect, test } from "vitest";
import {
	areNear,
	type QuantityKind,
	readQuantity,
} from "../../scripts/comparison/read-quantity.ts";

const DAY = 86_400;

test.each<[QuantityKind, string, number, number]>([
	["age", "Less than a second", 0, 1],
	["age", "1 second", 1, 2],
	["age", "0 seconds", 0, 1],
	["age", "5 minutes", 300, 360],
	["age", "About a minute", 60, 120],
	["age", "About an hour", 2700, 7200],
	["age", "2 hours", 7200, 10_800],
	["age", "1 day", DAY, 2 * DAY],
	["age", "3 weeks", 21 * DAY, 28 * DAY],
	["age", "1 month", 2_629_800, 5_259_600],
	["age", "1 year", 31_557_600, 63_115_200],
	["age", "less than a minute", 0, 60],
	["age", "about a minute", 60, 120],
	["duration", "2s", 2, 2],
	["duration", "120ms", 0.12, 0.12],
	["duration", "5 µs", 5e-6, 5e-6],
	["duration", "5us", 5e-6, 5e-6],
	["duration", "2500000 ns", 0.0025, 0.0025],
	["duration", "12.345s", 12.345, 12.345],
	["duration", "1m2.5s", 62.5, 62.5],
	["duration", "1h2m3s", 3723, 3723],
	["size", "0B", 0, 0],
	["size", "12B", 12, 12],
	["size", "1.5kB", 1500, 1500],
	["size", "1.5KiB", 1536, 1536],
	["size", "48.12MB", 48_120_000, 48_120_000],
	["size", "2GiB", 2 * 1024 ** 3, 2 * 1024 ** 3],
	["size", "1e+03B", 1000, 1000],
	["size", "3T", 3e12, 3e12],
	["size", "2 PB", 2e15, 2e15],
	["size", "2k", 2000, 2000],
	["size", "2K", 2000, 2000],
	["size", "1.25e+03kB", 1_250_000, 1_250_000],
	["share", "12.5%", 12.5, 12.5],
	["share", "12,5%", 12.5, 12.5],
	["decimal", "0.98", 0.98, 0.98],
	["number", "4711", 4711, 4711],
])("reads %s %s", (kind, text, low, high) => {
	const [least, most] = readQuantity(kind, text);
	expect(least).toBeCloseTo(low, 9);
	expect(most).toBeCloseTo(high, 9);
});

describe("two quantities are near", () => {
	test.each<[QuantityKind, string, string, boolean]>([
		["age", "59 seconds", "About a minute", true],
		["age", "Less than a second", "9 seconds", true],
		["age", "2 seconds", "40 seconds", false],
		["age", "1 second", "1 year", false],
		["duration", "0.0s", "9.1s", false],
		["duration", "45.2s", "300.0s", true],
		["duration", "2s", "2h0m0s", false],
		["size", "0B", "2.9kB", true],
		["size", "0B", "3.1kB", false],
		["size", "1.2MB", "4MB", true],
		["size", "1.2MB", "1.2GB", false],
		["share", "0.00%", "29.9%", true],
		["share", "0.00%", "30.1%", false],
		["decimal", "0.5", "9.4", true],
		["decimal", "0.5", "9.6", false],
		["number", "0", "999", true],
		["number", "0", "19001", false],
	])("or not: %s %s, %s: %s", (kind, one, other, expected) => {
		expect(areNear(kind, one, other)).toBe(expected);
		expect(areNear(kind, other, one)).toBe(expected);
	});

	test("but for a count of a thousand that falls: it was never next to nothing", () => {
		expect(areNear("number", "0", "18999")).toBe(true);
		expect(areNear("number", "18999", "0")).toBe(false);
		expect(areNear("number", "1000", "50")).toBe(true);
		expect(areNear("number", "1000", "49")).toBe(false);
		expect(areNear("number", "999", "49")).toBe(true);
	});

	test("where one is later, a busy machine may have delayed it, and none takes no time for what took seconds", () => {
		expect(areNear("duration", "0.0s", "9.0s")).toBe(true);
		expect(areNear("duration", "9.0s", "0.0s")).toBe(false);
		expect(areNear("duration", "2.7s", "0.0s")).toBe(true);
		expect(areNear("duration", "2.8s", "0.0s")).toBe(false);
		expect(areNear("duration", "2.8s", "0.0s", 2)).toBe(true);
	});
});
