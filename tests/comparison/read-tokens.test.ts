import { expect, test } from "vitest";
import { readTokens } from "../../scripts/comparison/read-tokens.ts";

const HEX = "3f2a9c0b1d4e";
const FULL = `${HEX.repeat(5)}abcd`;

/** The kinds and texts of a line, signs left out. */
const read = (line: string) =>
	readTokens(line)
		.filter(({ kind }) => kind !== "sign")
		.map(({ kind, text }) => `${kind} ${text}`);

test.each([
	["id", HEX],
	["id", FULL],
	["id", `sha256:${FULL}`],
	["id", `sha256:${HEX}`],
	["id", "9cc6dea35e9a963f281434761c656fba4ac43aed"],
	["id", "3f2a9c0"],
	["id", "ukbq5pm0zj5z7bsu1wmrq3k9h"],
	["uuid", "550e8400-e29b-41d4-a716-446655440000"],
	["mac", "02:42:ac:12:00:02"],
	["address", "172.18.0.2"],
	["address", "fe80::42:acff:fe12:2"],
	["date", "2026-11-25T15:00:10.5Z"],
	["duration", "0.3s"],
	["duration", "12.345ms"],
	["duration", "0m0.512s"],
	["duration", "1h2m3s"],
	["size", "1.2kB"],
	["size", "23.48GiB"],
	["size", "252G"],
	["size", "0B"],
	["share", "0.02%"],
	["name", "dreamy_noether"],
	["name", "admiring_bardeen3"],
	["version", "3.13.5"],
	["version", "v28.5.2+dfsg4"],
	["decimal", "0.98"],
	["number", "5432"],
	["random", "dGhpcyBpcyBhIHNlY3JldA+/12=="],
	["random", "Xk29fLq8Zt"],
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
});

test("a blank line has no tokens, and blanks at the end none of their own", () => {
	expect(readTokens("")).toEqual([]);
	expect(readTokens("   ")).toEqual([]);
	expect(readTokens("a  ")).toHaveLength(1);
});
