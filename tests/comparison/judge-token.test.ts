import { describe, expect, test } from "vitest";
import { Identities } from "../../scripts/comparison/identities.ts";
import {
	isLearnable,
	isSameValue,
	type KnownValue,
	type Runs,
} from "../../scripts/comparison/judge-token.ts";
import { readTokens, type Token, type TokenKind } from "../../scripts/comparison/read-tokens.ts";
import { runAt } from "./screens.ts";

/** The first value of a text. */
function firstOf(text: string): Token {
	const [value] = readTokens(text);
	if (value === undefined) throw new Error("There is none.");
	return value;
}

/** Two runs of two minutes, which begin 5 minutes apart. */
const RUNS: Runs = {
	old: runAt("2026-11-25T15:00:00Z"),
	now: runAt("2026-11-25T15:05:00Z"),
	identities: new Identities(),
	otherImages: "none",
};
const WEEK_LATER = { now: runAt("2026-12-02T15:00:00Z") };
const UNKNOWN: KnownValue = {
	varying: undefined,
	isLater: false,
	isLoose: false,
	isSteady: false,
	heading: undefined,
	title: undefined,
	isProcess: false,
	isTime: false,
	isOfProcessors: false,
};

const ID = { ...UNKNOWN, heading: "ID" };

const isSame = (
	before: Token | string,
	after: Token | string,
	{ known = {}, runs = {} }: { known?: Partial<KnownValue>; runs?: Partial<Runs> } = {},
) => {
	const [one, other] = [before, after].map((value) =>
		typeof value === "string" ? firstOf(value) : value,
	) as [Token, Token];
	return isSameValue(one, other, { ...UNKNOWN, ...known }, { ...RUNS, ...runs });
};
const seen = (kind: TokenKind, other: string) => ({
	known: { varying: { line: 0, start: 0, kind, other } },
});
const learnt = (before: string, after: string) =>
	isLearnable(firstOf(before), firstOf(after), UNKNOWN, RUNS);

describe("two runs show that a value varies, and what it is:", () => {
	test.each<[before: string, after: string, kind: TokenKind]>([
		["1000", "1001", "number"],
		["1", "0.98", "decimal"],
		["0.98", "1", "decimal"],
		["Xk29fLq8Zt4G", "aaaa1111bbbb", "random"],
		["a1b2c3", "123456", "random"],
		["a1b2c3", "abcdef", "random"],
		["abcdef", "goUQhs", "random"],
		["cfceeae", "1a2b3c4", "id"],
		["1a2b3c4", "1234567", "id"],
		["TQFkJs", "abcdef", "random"],
		["127.0.0.1", "127.0.1.1", "address"],
		["10.127.0.2", "10.5.0.5", "address"],
		["fe80::1", "fe80::2", "address"],
		["8.8.8.8", "9.9.9.9", "address"],
		[`a1b2${"c3d4".repeat(24)}`, `b2c3${"d4e5".repeat(25)}`, "random"],
		[`b2c3${"d4e5".repeat(25)}`, `a1b2${"c3d4".repeat(24)}`, "random"],
	])("%s and %s", (before, after, kind) => {
		expect(learnt(before, after)).toBe(kind);
	});

	test.each([
		["ikmtpvrinirs", "jurkyltbcaoz"],
		["ikmtpvrinirs", "60343abc0123"],
		["wp4dmzqyk3o4", "jurkyltbcaoz"],
	])("%s and %s, of a swarm, by their column", (before, after) => {
		expect(isLearnable(firstOf(before), firstOf(after), ID, RUNS)).toBe("random");
		expect(isLearnable(firstOf(before), firstOf(after.slice(1)), ID, RUNS)).toBeUndefined();
		expect(
			isLearnable(
				firstOf("ikmtpvrinirs"),
				firstOf("jurkyltbcaoz"),
				{ ...ID, heading: "NAME" },
				RUNS,
			),
		).toBeUndefined();
	});

	test.each([
		["a count that gets large", "999", "1001"],
		["a sign", "!", "?"],
		["a version", "1.2.3", "1.2.4"],
		["a date of another time", "2026-11-25T15:00:10Z", "2016-11-25T15:05:10Z"],
		["random text that becomes a size", "a1b2c3", "1.23MB"],
		["a short identifier that becomes a number of another length", "1a2b3c4", "12345678"],
		["a short identifier that becomes a word", "1a2b3c4", "modules"],
		["an identifier that becomes a word", "aaaa1111bbbb", "abcdefghijkl"],
		["a hash that loses its name", "sha256:3f2a9c0b1d4e", "3f2a9c0b1d4e3f2a9c0"],
		["a long key that gets much longer", `a1b2${"c3d4".repeat(24)}`, `a1b2c${"c3d4".repeat(25)}`],
		["a key that gets long", `a1b${"c3d4".repeat(24)}`, `a1b2${"c3d4".repeat(24)}`],
		["text in another colour", "\u001b[31maaaa1111bbbb", "cccc2222dddd"],
		["the machine itself and the world", "127.0.0.1", "8.8.8.8"],
		["the machine itself and another", "::1", "::12"],
		["what only ends like an inner address", "8.10.0.1", "10.5.0.5"],
		["what only ends like an inner one of the other kind", "2001:db8::fe80", "fe80::2"],
	])("but not of %s", (_, before, after) => {
		expect(learnt(before, after)).toBeUndefined();
		expect(learnt(after, before)).toBeUndefined();
	});

	test.each([
		"ALLCAPS",
		"XMLfile",
		"someName",
		"SomeName",
		"SomeOtherName",
		"someURL",
		"someURL2",
		"Python313",
		"aBcDe",
	])("but not of a word as people write it: %s", (word) => {
		expect(learnt(word, "x".repeat(word.length))).toBeUndefined();
	});
});

describe("a value means the same as one", () => {
	test.each([
		["of another second of its run", "2026-11-25 15:00:10", "2026-11-25 15:05:12", true],
		["of that in another notation", "2026-11-25 15:00:10", "2026/11/25 15:05:10", false],
		["that is as far from its run", "2026-11-20 10:07:11", "2026-11-20 10:22:12", true],
		["that is further from it", "2026-11-20 10:07:11", "2026-11-20 10:22:13", false],
		["that is a time of day as far from it", "12:07:00", "12:12:00", false],
		["that is a number as far from it", "1700000000", "1700000300", false],
		["that is an epoch no more", "1795618810", "12", false],
		["that is an epoch now", "12", "1795618810", false],
		["that has a fraction", "2s", "2.5s", true],
		["that had one", "2.5s", "2s", true],
		["that is another whole duration", "2s", "3s", false],
		["that is another duration that a page may ask for", "200ms", "300ms", false],
		["that is next to nothing", "0 ms", "2 ms", true],
		["of 5 % more", "100B", "105B", true],
		["of 6 % more", "100B", "106B", false],
		["that is as empty in another unit", "0B", "0kB", false],
	])("%s, or not: %s, %s: %s", (_, before, after, expected) => {
		expect(isSame(before, after)).toBe(expected);
	});

	test.each([
		["that the run made, to its last second", "2 minutes", "1 minute", WEEK_LATER, true],
		["that it made a minute later", "1 minute", "2 minutes", WEEK_LATER, true],
		["that is older than the run now", "About a minute", "5 minutes", WEEK_LATER, false],
		["that was older than the run", "5 minutes", "About a minute", WEEK_LATER, false],
		["that was there before", "3 weeks", "4 weeks", WEEK_LATER, true],
		["that is too young for it", "3 weeks", "1 week", {}, false],
		["that is too old for it", "1 week", "3 weeks", {}, false],
		["at the last moment for it", "3 hours", "5 hours", { now: runAt("2026-11-25T15:58Z") }, true],
		["at the first moment for it", "5 hours", "3 hours", { now: runAt("2026-11-25T14:02Z") }, true],
	])("of an age %s: %s, %s", (_, before, after, runs, expected) => {
		expect(isSame(`${before} ago`, `${after} ago`, { runs })).toBe(expected);
	});

	test.each([
		["an age of what that made", "36 seconds ago", "4 hours ago", true],
		["that was older when it was recorded", "4 hours ago", "36 seconds ago", true],
		["an age of what its own run made", "1 second ago", "1 minute ago", false],
		["a date of that", "2026-11-25 14:59:50", "2026-11-27 10:07:11", true],
		["that was earlier when it was recorded", "2026-11-20 10:07:11", "2026-12-02 14:59:50", true],
		["a date that stands for never", "0001-01-01 00:00:00", "2026-12-02 10:07:11", false],
		["a date to come", "2030-01-01 00:00:00", "2031-06-01 00:00:00", false],
		["another time of day", "12:07:00", "09:12:00", false],
	])(
		"that was there where its page goes on from another one: %s: %s, %s",
		(_, before, after, expected) => {
			const inherits = true;
			expect(
				isSame(before, after, {
					runs: { old: { ...RUNS.old, inherits }, now: { ...WEEK_LATER.now, inherits } },
				}),
			).toBe(expected);
			expect(isSame(before, after, { runs: WEEK_LATER })).toBe(false);
		},
	);

	test("of a process, but not of the first", () => {
		const known = { isProcess: true };
		expect(isSame("9", "10", { known })).toBe(true);
		expect(isSame("1", "10", { known })).toBe(false);
		expect(isSame("9", "1", { known })).toBe(false);
		expect(isSame("9", "9.5", { known })).toBe(false);
	});

	test("of what the machine is up to only where it is that in both", () => {
		const state: Token = { ...firstOf("12%"), kind: "state" };
		expect(isSame(state, { ...firstOf("97%"), kind: "state" })).toBe(true);
		expect(isSame(state, "none")).toBe(false);
		expect(isSame("none", state)).toBe(false);
	});

	test("of random text, of letters alone both times", () => {
		expect(isSame("abcdef", "fedcba", seen("random", "a1b2c3"))).toBe(true);
		expect(isSame("abcdef", "fedcba")).toBe(false);
	});

	test("of what one of two runs showed", () => {
		expect(isSame("1.2MB", "12MB", seen("size", "4MB"))).toBe(true);
		expect(isSame("4MB", "12MB", seen("size", "1.2MB"))).toBe(true);
		expect(isSame("1.2MB", "12MB", seen("size", "1.3MB"))).toBe(false);
		expect(isSame("aaaa1111bbbb", "abcdefghijkl", seen("random", "Xk29fLq8Zt4G"))).toBe(true);
		expect(isSame("2026-11-25T15:00:10Z", "2016-11-25T15:05:10Z", seen("date", "x"))).toBe(false);
	});

	test("that stands for the same thing", () => {
		const [a, b, c] = ["aaaa1111bbbb", "cccc2222dddd", "eeee3333ffff"] as const;
		const identities = new Identities();
		identities.learn(firstOf(a), firstOf(b));
		expect(isSame(a, b, { ...seen("id", c), runs: { identities } })).toBe(true);
		expect(isSame(a, a, { runs: { identities } })).toBe(false);
		expect(isSame(a, b, { runs: { identities, otherImages: "identity" } })).toBe(true);
		expect(isSame(a, c, { runs: { identities, otherImages: "identity" } })).toBe(false);
	});

	test("that another image under the same name says, if it is of the same kind", () => {
		const runs = { otherImages: "content" } as const;
		expect(isSame("3 weeks ago", "5 months ago", { runs })).toBe(true);
		expect(isSame("2026-01-02", "12", { runs })).toBe(false);
		expect(isSame("1.2.3", "12", { runs })).toBe(false);
	});

	test("that a list of images says of when another one was made, and no other line", () => {
		const runs = { otherImages: "identity" } as const;
		const known = { heading: "CREATED" };
		expect(isSame("19 hours ago", "2 hours ago", { known, runs })).toBe(true);
		expect(isSame("19 hours ago", "2 hours ago", { runs })).toBe(false);
		expect(isSame("19 hours ago", "2 hours ago", { known })).toBe(false);
		expect(isSame("159MB", "316MB", { known: { heading: "SIZE" }, runs })).toBe(false);
	});

	test("that each machine says of itself, and no other machine's", () => {
		const runs = {
			old: runAt("2026-11-25T15:00:00Z", { kernel: "6.1.0" }),
			now: runAt("2026-12-02T15:00:00Z", { kernel: "6.12.43" }),
		};
		expect(isSame("6.1.0", "6.12.43", { runs })).toBe(true);
		expect(isSame("5.0.0", "6.12.43", { runs })).toBe(false);
		expect(isSame("6.1.0", "6.1.1", { runs })).toBe(false);
	});
});

test("times are as much further apart as one of two runs was slower", () => {
	const slow = { ...RUNS.old, duration: 60_000 };
	const quick = { ...RUNS.now, duration: 3000 };
	expect(isSame("43 seconds ago", "2 seconds ago", { runs: { old: slow, now: quick } })).toBe(true);
	expect(isSame("43 seconds ago", "2 seconds ago")).toBe(false);
	expect(isSame("20.5s", "0.9s", { runs: { old: slow, now: quick } })).toBe(true);
	expect(isSame("20.5s", "0.9s")).toBe(false);
});
