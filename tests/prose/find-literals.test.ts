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
	["Le conteneur `mon_projet_db_1` répond.", [["container", "mon_projet_db_1"]]],
	["Il reste **3** conteneurs.", [["count", "3 conteneurs"]]],
	["## Les 2 services", [["count", "2 services"]]],
	[
		"On publie `localhost:80` et :8000.",
		[
			["port", "80"],
			["port", "8000"],
		],
	],
	["Le port 80 répond.", [["port", "80"]]],
	["L'adresse est 172.17.0.2.", [["address", "172.17.0.2"]]],
	["L'image `postgres:12` suffit.", [["tag", "postgres:12"]]],
	["On tire ghcr.io/a/b:latest ici.", [["tag", "ghcr.io/a/b:latest"]]],
	["Le code de sortie est `137`.", [["status", "137"]]],
	["Son état est `Exited (0)`.", [["status", "Exited (0)"]]],
	[
		"Comptez 10 s, ou 45%.",
		[
			["number", "10"],
			["number", "45"],
		],
	],
	["| Moteur |\n| --- |\n| 28.5 |", [["version", "28.5"]]],
	[
		'<p>Il y en a {"4 ou 5"}.</p>',
		[
			["number", "4"],
			["number", "5"],
		],
	],
	[":::note[Le port 80]\nIci.\n:::", [["port", "80"]]],
	['<Card title="Port 80">Ici.</Card>', [["port", "80"]]],
	[
		'![Le port 80](a.png "De 9 lignes")',
		[
			["count", "9 lignes"],
			["port", "80"],
		],
	],
	["Le point 4-c · compte", [["number", "4"]]],
	['```sh title="Docker 28"\nls\n```', [["number", "28"]]],
])("finds what is typed by hand in “%s”", (source, expected) => {
	expect(kindsOf(source)).toEqual(expected);
});

test.each([
	'Le port <Quote of="ps" match="/(8000)/" /> est publié.',
	"```sh run\ncurl http://localhost:8000\n```",
	"`depends_on` fixe l'ordre des deux services, question 4-c.",
	"Voir les exercices 3, 4 et 5, la page 2, la figure 12 et le TP 1.",
	"La 1re fois, puis la 2e : UTF-8, IPv4, sha256, `s3cret`, `x86_64`.",
	'L\'option `exit=1`, ou `engines: ">=23"`, et {/* 3 conteneurs */} rien.',
	'Il y a <Quote of="ps" match="/(3)/" /> conteneurs.',
	'1. un\n2. deux\n\n[Ici](../exercice-4/#question-4-d "L\'exercice 4").',
	"## 4-c · Lire `docker ps`",
	"Texte <b",
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
