import { expect, test } from "vitest";
import { spaced } from "../../src/markdown/french-spacing.ts";

test.each([
	["Pourquoi ? Voici : un", "Pourquoi\u202f? Voici\u00a0: un"],
	["dit « oui » !", "dit «\u00a0oui\u00a0»\u202f!"],
	["http://hote:8000 et 10:30", "http://hote:8000 et 10:30"],
])("%s", (typed, shown) => {
	expect(spaced(typed)).toBe(shown);
	expect(spaced(shown)).toBe(shown);
});
