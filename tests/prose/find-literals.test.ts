import { expect, test } from "vitest";
import { findLiterals } from "../../scripts/prose/find-literals.ts";

const kindsOf = (source: string) =>
	findLiterals(source, "a.mdx").map(({ kind, text }) => [kind, text]);

test.each([
	["Docker est en version 28.5.2 ici.", [["version", "28.5.2"]]],
	[
		"L'image pèse 194MB, ou 1.2 GB.",
		[
			["size", "194MB"],
			["size", "1.2 GB"],
		],
	],
	["Le port `8000` est publié.", [["port", "8000"]]],
	["Le conteneur `f96380dab96e` tourne.", [["ID", "f96380dab96e"]]],
	["Il s'appelle dreamy_noether.", [["container", "dreamy_noether"]]],
	["Le conteneur systeme-api-1 répond.", [["container", "systeme-api-1"]]],
])("finds what is typed by hand in “%s”", (source, expected) => {
	expect(kindsOf(source)).toEqual(expected);
});

test.each([
	'Le port <Quote of="ps" match="/(8000)/" /> est publié.',
	"```sh run\ncurl http://localhost:8000\n```",
	"`depends_on` fixe l'ordre des 2 services, question 4-c.",
	'---\ntitle: "Les versions"\nimages: ["python:3.13-slim"]\nengines: ">=23.0"\n---\n\nRien.',
])("leaves quotes, fences, settings and plain words alone: %s", (source) => {
	expect(kindsOf(source)).toEqual([]);
});

test("reads all that a page says outside its text, too, and tells where", () => {
	const source = [
		"---",
		'title: "Docker 28.5"',
		"description: >-",
		"  Le port",
		"  8000 du conteneur.",
		"hero:",
		"  tagline: Une image de 12MB.",
		"---",
		"",
		'```sh run picture="http://localhost:8000/" alt="Le conteneur systeme-api-1"',
		"curl http://localhost:8000",
		"```",
	].join("\n");
	expect(findLiterals(source, "a.mdx").map(({ line, text }) => [line, text])).toEqual([
		[2, "28.5"],
		[3, "8000"],
		[7, "12MB"],
		[10, "systeme-api-1"],
	]);
});

test("tells the line of a literal", () => {
	expect(findLiterals("Un.\n\nDeux : `8000`.\n", "a.mdx")[0]).toMatchObject({
		file: "a.mdx",
		line: 3,
	});
});
