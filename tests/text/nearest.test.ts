import { expect, test } from "vitest";
import { nearest } from "../../scripts/text/nearest.ts";

test.each([
	["forse", "force"],
	["chek", "check"],
	["engines", "engine"],
])("%s is taken for %s", (word, meant) => {
	expect(nearest(word, ["check", "engine", "force"])).toBe(meant);
});

test("a word that is far from all is taken for none, unless more slips are allowed", () => {
	expect(nearest("figure", ["check", "force"])).toBeUndefined();
	expect(nearest("a", ["b"])).toBeUndefined();
	expect(nearest("date", ["head"])).toBeUndefined();
	expect(nearest("host", ["show"])).toBeUndefined();
	expect(nearest("on", ["of"])).toBeUndefined();
	expect(nearest("exut", ["exit"])).toBe("exit");
	expect(nearest("term-compose", ["term-compose-ps"])).toBeUndefined();
	expect(nearest("term-compose", ["term-compose-ps"], 3)).toBe("term-compose-ps");
});
