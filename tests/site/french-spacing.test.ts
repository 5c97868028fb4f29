import { expect, test } from "vitest";
import { spaced } from "../../src/markdown/french-spacing.ts";

test.each([
	["Pourquoi ? Voici : un", "Pourquoi\u202f? Voici\u00a0: un"],
	["dit « oui » !", "dit «\u00a0oui\u00a0»\u202f!"],
	[
		"l’exercice\n3, question 4-b, avec Docker 28.5",
		"l’exercice\u00a03, question\u00a04-b, avec Docker\u00a028.5",
	],
	["environ 1 Gio, 60 secondes ou 5 %", "environ 1\u00a0Gio, 60\u00a0secondes ou 5\u00a0%"],
	["en 3 sites, 4 Moteurs et 2 hôtes", "en 3 sites, 4 Moteurs et 2 hôtes"],
	["http://hote:8000 et 10:30", "http://hote:8000 et 10:30"],
])("%s", (typed, shown) => {
	expect(spaced(typed)).toBe(shown);
	expect(spaced(shown)).toBe(shown);
});
