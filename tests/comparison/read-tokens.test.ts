import { expect, test } from "vitest";
import { readTokens } from "../../scripts/comparison/read-tokens.ts";

const HEX = "3f2a9c0b1d4e";
const FULL = `${HEX.repeat(5)}abcd`;

/** The kinds and texts of a line, signs left out. */
const read = (line: string) =>
	readTokens(line)
		.filter(({ kind }) => kind !== "sign")
		.map(({ kind, text }) => `${kind} ${text}`);

test.each<[kind: string, text: string]>([
	["id", HEX],
	["id", FULL],
	["id", `sha256:${FULL}`],
	["id", `sha256:${HEX}`],
	["id", "9cc6dea35e9a963f281434761c656fba4ac43aed"],
	["id", "3f2a9c0"],
	["id", "ukbq5pm0zj5z7bsu1wmrq3k9h"],
	["id", "1kbq5pm0zj5z7bsu1wmrq3k9h"],
	["id", "1234567890ab"],
	["id", "3a:9F:00:11:22:33:44:55"],
	["id", "7f 45 4c 46 02 01"],
	["id", "00 45 4c 46 02 01 01 00"],
	["random", "1234567890123456789012345"],
	["word", "anticonstitutionnellement"],
	["word", "nothing_at_all"],
	["uuid", "550e8400-e29b-41d4-a716-446655440000"],
	["uuid", "550E8400-E29B-41D4-A716-446655440000"],
	["mac", "02:42:ac:12:00:02"],
	["id", "veth1234567"],
	["id", "vethabcdefa"],
	["address", "172.18.0.2"],
	["address", "fe80::42:acff:fe12:2"],
	["address", "2001:DB8:0:0:1:0:0:1"],
	["address", "::1"],
	["address", "::ffff:172.17.0.1"],
	["address", "255.249.99.0"],
	["date", "2026-11-25T15:00:10.5Z"],
	["duration", "0.3s"],
	["duration", "12.345ms"],
	["duration", "0m0.512s"],
	["duration", "1h2m3s"],
	["duration", "2m3.25s"],
	["duration", "15 ms"],
	["duration", "250µs"],
	["size", "1.2kB"],
	["size", "23.48GiB"],
	["size", "252G"],
	["size", "0B"],
	["size", "1.05e+03kB"],
	["size", "12.5Mi"],
	["size", "12 MB"],
	["share", "0.02%"],
	["share", "100%"],
	["name", "dreamy_noether"],
	["name", "admiring_bardeen3"],
	["version", "3.13.5"],
	["version", "v28.5.2+dfsg4"],
	["version", "5.10.0-35~rc.1"],
	["decimal", "0.98"],
	["number", "5432"],
	["random", "dGhpcyBpcyBhIHNlY3JldA+/12=="],
	["random", "Xk29fLq8Zt"],
	["random", "dGhpcyBpcyBh12"],
	["random", "/aB3dEf+Gh1jKl9mN"],
	["random", "aBcDeFgH/iJkLmNoP="],
	// Letters and digits in turns, each part of one or more, with or without a line between them.
	["random", "a1bcde"],
	["random", "_a1bcde"],
	["random", "a_1bcd"],
	["random", "abcd1e"],
	["random", "abcd1_e"],
	["random", "1a2345"],
	["random", "_1a2345"],
	["random", "1_a2345"],
	["random", "12345g6"],
	["random", "1abcd2"],
	["random", "1abcd_2"],
	["word", "systeme_db"],
	["word", "café"],
])("%s: %s", (kind, text) => {
	expect(read(text)).toEqual([`${kind} ${text}`]);
	expect(read(`x ${text} y`)).toEqual(["word x", `${kind} ${text}`, "word y"]);
});

test.each([
	[
		"an age, of what is or was",
		"Up 2 minutes, About an hour ago",
		["word Up", "age 2 minutes", "age About an hour", "word ago"],
	],
	["a time that is no age", "left: 5 hours", ["word left", "number 5", "word hours"]],
	["an address and its port", "10.5.0.5:8000", ["address 10.5.0.5", "number 8000"]],
	["an address out of range", "300.1.1.1", ["version 300.1.1.1"]],
	["digits only, too few for an ID", "1234567", ["number 1234567"]],
	["letters only, too few for an ID", "defaced", ["word defaced"]],
	["what only looks made up", "happy_orders_2", ["word happy_orders_2"]],
	["a word that holds a number", "postgres17", ["word postgres17"]],
	["a short word of letters and digits in turns", "a1b2c", ["word a1b2c"]],
	["a number that a word ends", "17postgres", ["word 17postgres"]],
	["what `mktemp` made", "/tmp/tmp.abcDEF", ["word tmp", "word tmp", "random abcDEF"]],
	["a name that ends as `mktemp` begins", "tmp.abc", ["word tmp", "word abc"]],
	["a path", "/opt/Something42/abc", ["word opt", "word Something42", "word abc"]],
	[
		"a path without digits",
		"Some/Path/to/Words",
		["word Some", "word Path", "word to", "word Words"],
	],
	[
		"numbers in pairs of digits",
		"10 20 30 40 50 60",
		[10, 20, 30, 40, 50, 60].map((n) => `number ${n}`),
	],
	["a hash of letters only", "sha256:abc", ["word sha256", "word abc"]],
	["a size's letter in a word", "5Bytes", ["word 5Bytes"]],
])("%s", (_, line, expected) => {
	expect(read(line)).toEqual(expected);
});

test("a token tells its place, what stands before it, and its colours", () => {
	expect(readTokens("  ok \u001b[1;32m12\u001b[0m\u001b[31m!\u001b[0m")).toEqual([
		{ kind: "word", text: "ok", start: 2, gap: "  ", style: "" },
		{ kind: "number", text: "12", start: 5, gap: " ", style: "1;32" },
		{ kind: "sign", text: "!", start: 7, gap: "", style: "31" },
	]);
});

test("a colour that changes within a word is told, one that is set anew is not", () => {
	const styles = (line: string) => readTokens(line).map(({ style }) => style);
	expect(styles("\u001b[31mre\u001b[32md\u001b[0m")).toEqual(["31|32"]);
	expect(styles("\u001b[0;31mred\u001b[0m")).toEqual(["31"]);
	expect(styles("\u001b[mred")).toEqual([""]);
	expect(styles("\u001b[40mred\u001b[0m now")).toEqual(["40", ""]);
});

test("a sign is one character, however it is stored", () => {
	expect(readTokens("🐳!").map(({ text }) => text)).toEqual(["🐳", "!"]);
});

test("a blank line has no tokens, and blanks at the end none of their own", () => {
	expect(readTokens("")).toEqual([]);
	expect(readTokens("   ")).toEqual([]);
	expect(readTokens("a  ")).toHaveLength(1);
});
