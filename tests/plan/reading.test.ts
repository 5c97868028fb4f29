import { expect, test } from "vitest";
import { unquoted } from "../../scripts/plan/reading.ts";

test.each([
	["`$ ls`", "$ ls"],
	[' "a" ', "a"],
	["'a \"b\"'", 'a "b"'],
	["`a\nb`", "a\nb"],
	['"a\\nb"', "a\nb"],
])("an expression that is nothing but a text is that text: %j", (expression, text) => {
	expect(unquoted(expression)).toBe(text);
});

test.each(["name", "of + 'a'", "'a' + of", "raw`a`", "`a`.trim()", "'a\""])(
	"another one is itself: %s",
	(expression) => {
		expect(unquoted(expression)).toBe(expression);
	},
);
