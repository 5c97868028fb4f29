import { describe, expect, test } from "vitest";
import { DATE, type PrintedDate, readDate, zoneOfNow } from "../../scripts/comparison/read-date.ts";

const NOON = Date.parse("2026-11-25T12:00:00Z");
const HOUR = 3_600_000;

/** Reads a date near noon of 2026-11-25. */
function read(text: string, near = NOON): PrintedDate {
	const date = readDate(text, near);
	if (date === undefined) throw new Error(`${text} is no date.`);
	return date;
}

describe("a printed date", () => {
	test.each([
		["2026-11-25T15:00:10Z", "2026-11-25T15:00:10Z"],
		["2026-11-25 15:00:10", "2026-11-25T15:00:10Z"],
		["2026-11-25 15:00:10 +0130", "2026-11-25T13:30:10Z"],
		["2026-11-25T15:00:10-05:00", "2026-11-25T20:00:10Z"],
		["2026-11-25T15:00:10-03:30", "2026-11-25T18:30:10Z"],
		["2026-11-25 15:00:10 +0000 UTC", "2026-11-25T15:00:10Z"],
		["2026-11-25 15:00:10,250", "2026-11-25T15:00:10.250Z"],
		["2026/11/25 15:00:10", "2026-11-25T15:00:10Z"],
		["25/Nov/2026:15:00:10 +0100", "2026-11-25T14:00:10Z"],
		["Wed Nov 25 15:00:10 UTC 2026", "2026-11-25T15:00:10Z"],
		["Wed Nov  4 15:00:10 2026", "2026-11-04T15:00:10Z"],
		["Wed, 25 Nov 2026 15:00:10 GMT", "2026-11-25T15:00:10Z"],
		["25/Nov/2026 15:00:10", "2026-11-25T15:00:10Z"],
		["25/11/2026 15:00:10", "2026-11-25T15:00:10Z"],
		["11/25/2026, 3:00:10 PM", "2026-11-25T15:00:10Z"],
		["11/25/2026, 12:00:10 AM", "2026-11-25T00:00:10Z"],
		["Wed Nov 25 03:00:10 PM UTC 2026", "2026-11-25T15:00:10Z"],
		["25 November 2026", "2026-11-25T00:00:00Z"],
		["November 25, 2026 15:00", "2026-11-25T15:00:00Z"],
		["Wednesday", "2026-11-25T00:00:00Z"],
		["Sat", "2026-11-28T00:00:00Z"],
		["Sun", "2026-11-22T00:00:00Z"],
		["25.11.2026 15:00:10", "2026-11-25T15:00:10Z"],
		["25-11-2026", "2026-11-25T00:00:00Z"],
		["2026.11.25 15:00:10", "2026-11-25T15:00:10Z"],
		["20261125T150010Z", "2026-11-25T15:00:10Z"],
		["mercredi 25 novembre 2026", "2026-11-25T00:00:00Z"],
		["mer. 2 déc. 2026 15:00:10", "2026-12-02T15:00:10Z"],
		["Nov 25 15:00", "2026-11-25T15:00:00Z"],
		["Jan  4  2019", "2019-01-04T00:00:00Z"],
		["2026-11-25", "2026-11-25T00:00:00Z"],
		["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
	])("is a moment: %s", (text, moment) => {
		expect(text).toMatch(new RegExp(`^(?:${DATE.source})$`));
		expect(new Date(read(text).from).toISOString()).toBe(new Date(moment).toISOString());
	});

	test.each([
		["2026-11-25T15:00:10.5Z", 1],
		["2026-11-25T15:00:10Z", 1000],
		["2026-11-25 15:00", 60_000],
		["2026-11-25", 24 * HOUR],
	])("is as long as what it leaves out: %s", (text, length) => {
		const { from, to } = read(text);
		expect(to - from).toBe(length);
	});

	test("without a year is of the nearest one", () => {
		const year = (text: string, near: string) =>
			new Date(read(text, Date.parse(near)).from).getUTCFullYear();
		expect(year("Nov 25 15:00", "2026-11-25T12:00:00Z")).toBe(2026);
		expect(year("Dec 31 23:59", "2027-01-01T00:00:30Z")).toBe(2026);
		expect(year("Jan  1 00:01", "2026-12-31T23:59:30Z")).toBe(2027);
	});

	test("is the nearer one of two that it may be", () => {
		const day = (near: string) => new Date(read("02/03/2026", Date.parse(near)).from);
		expect(day("2026-03-02T12:00:00Z").toISOString()).toMatch(/^2026-03-02/);
		expect(day("2026-02-03T12:00:00Z").toISOString()).toMatch(/^2026-02-03/);
	});

	test("has another shape in another notation, and where it tells less", () => {
		const texts = [
			"2026-11-25T15:00:10Z",
			"2026/11/25 15:00:10",
			"2026-11-25T15:00:10.5Z",
			"15:00",
		];
		expect(new Set(texts.map((text) => read(text).shape)).size).toBe(texts.length);
		expect(read("2026-11-25 15:00:10").shape).toBe(read("2019-01-02T03:04:05Z").shape);
	});

	test.each([
		["2026-11-25T15:00:10Z", "iso:1000"],
		["2026/11/25 15:00:10", "slashes:1000"],
		["25/Nov/2026:15:00:10 +0100", "log:1000"],
		["Wed Nov 25 15:00:10 UTC 2026", "ctime:1000"],
		["Wed, 25 Nov 2026 15:00:10 GMT", "mail:1000"],
		["Nov 25 15:00", "list:60000"],
		["Jan  4  2019", "list-year:86400000"],
		["2026-11-25", "iso-day:86400000"],
		["15:00:10.5", "clock:1"],
	])("is written in one notation: %s", (text, shape) => {
		expect(read(text).shape).toBe(shape);
	});

	test.each([
		["1764082810", "epoch:1000", 0],
		["1764082810.250", "epoch:1", 250],
		["1764082810250", "epoch:1", 250],
		["1764082810250000000", "epoch:1", 250],
	])("is a count of time since 1970: %s", (text, shape, rest) => {
		const from = Date.parse("2025-11-25T15:00:10Z") + rest;
		const length = shape === "epoch:1" ? 1 : 1000;
		expect(read(text)).toEqual({ shape, from, to: from + length, zone: "", isClock: false });
	});

	test.each(["176408281", "17640828100", "1764082810.", "1764082810250000000000"])(
		"is no other number: %s",
		(text) => {
			expect(readDate(text, NOON)).toBeUndefined();
		},
	);

	test("has the zone that it names", () => {
		expect(read("2026-11-25 15:00:10 +0100").zone).toBe("+0100");
		expect(read("2026-11-25 15:00:10").zone).toBeUndefined();
		expect(read("15:00:10")).toMatchObject({
			zone: undefined,
			isClock: true,
			from: 15 * HOUR + 10_000,
		});
	});

	test.each([
		"25:00:10",
		"2026-11-25-1",
		"12026-11-25",
		"v2026-11-25",
		"15:00:10:11",
		"hello",
		"15.00",
	])("is none: %s", (text) => {
		DATE.lastIndex = 0;
		expect(DATE.exec(text)?.[0] ?? "").toBe("");
	});

	test("is not read from what is none", () => {
		expect(readDate("hello", NOON)).toBeUndefined();
	});
});

describe("a moment of a run", () => {
	const run = { from: NOON, to: NOON + 60_000 };
	const zone = (text: string, window = run) => zoneOfNow(read(text, window.from), window);

	test("is within it, its zone counted", () => {
		expect(zone("2026-11-25T12:00:30Z")).toBe(0);
		expect(zone("2026-11-25 13:00:30 +0100")).toBe(0);
		expect(zone("2026-11-25 12:00:30 +0100")).toBeUndefined();
		expect(zone("2026-11-25T12:01:01Z")).toBeUndefined();
		expect(zone("2026-11-25T11:59:58Z")).toBeUndefined();
		// To the last second before it, and the first behind it.
		expect(zone("2026-11-25T11:59:59Z")).toBe(0);
		expect(zone("2026-11-25T12:01:00Z")).toBe(0);
	});

	test("tells its zone where it names none", () => {
		expect(zone("2026-11-25 12:00:30")).toBe(0);
		expect(zone("2026-11-25 13:00:30")).toBe(HOUR);
		expect(zone("2026-11-25 06:30:30")).toBe(-5.5 * HOUR);
		expect(zone("2026-11-25 12:07:00")).toBeUndefined();
		expect(zone("2025-11-25 12:00:30")).toBeUndefined();
		expect(zone("2026-11-26 02:00:30")).toBe(14 * HOUR);
		expect(zone("2026-11-26 02:15:30")).toBeUndefined();
		expect(zone("2026-11-24 22:00:30")).toBe(-14 * HOUR);
		expect(zone("2026-11-24 21:45:30")).toBeUndefined();
	});

	test("is a time of day of the same day, or of the ones beside it", () => {
		expect(zone("12:00:30")).toBe(0);
		expect(zone("21:00:30")).toBe(9 * HOUR);
		expect(zone("12:07:00")).toBeUndefined();
		const night = {
			from: Date.parse("2026-11-25T23:59:30Z"),
			to: Date.parse("2026-11-26T00:00:30Z"),
		};
		expect(zone("23:59:40", night)).toBe(0);
		expect(zone("00:00:10", night)).toBe(0);
		const at = (moment: string) => ({ from: Date.parse(moment), to: Date.parse(moment) + 60_000 });
		expect(zone("19:10:30", at("2026-11-25T00:10:00Z"))).toBe(-5 * HOUR);
		expect(zone("01:10:30", at("2026-11-25T23:10:00Z"))).toBe(2 * HOUR);
	});

	test("is its day, in any zone", () => {
		expect(zone("2026-11-25")).toBe(0);
		expect(zone("2026-11-26")).toBe(0);
		expect(zone("2026-11-27")).toBeUndefined();
		expect(zone("2026-11-23")).toBeUndefined();
		const moment = (time: string) => ({ from: Date.parse(time), to: Date.parse(time) });
		expect(zone("2026-11-24", moment("2026-11-25T14:00:00.000Z"))).toBe(0);
		expect(zone("2026-11-24", moment("2026-11-25T14:00:00.001Z"))).toBeUndefined();
		expect(zone("2026-11-26", moment("2026-11-25T10:00:00.000Z"))).toBe(0);
		expect(zone("2026-11-26", moment("2026-11-25T09:59:59.999Z"))).toBeUndefined();
	});
});
