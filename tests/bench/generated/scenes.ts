import type { Random } from "./random.ts";
import { build, compose, containers, files, journal, table } from "./screens.ts";
import { dialogue, type GeneratedSnippet, sh } from "./snippet.ts";

/** Snippets that belong together. */
type Scene = (random: Random) => readonly GeneratedSnippet[];

/** What the exercises' fences look like, from one word to a program in a here-document. */
const SCENES: readonly Scene[] = [
	(random) => [sh("docker ps -a", [containers(random, 3)], { quote: "NAMES\\s+([0-9a-f]{12}) " })],
	(random) => [
		sh(`docker run --rm alpine:3.${random.int(22)} uname -a`, [["Linux 6.1.0 x86_64 GNU/Linux"]], {
			quote: "Linux (\\S+)",
		}),
	],
	(random) => [
		sh(
			['docker stop "$(docker ps -q)"', "docker ps", "docker ps -a"],
			[[random.hex(12)], containers(random, 1), containers(random, 4)],
			{ quote: "^([0-9a-f]{12})$" },
		),
	],
	(random) => [
		sh(`docker ps --format '{{.Names}} {{.Status}}' | sort | head -n ${5 + random.int(20)}`, [
			Array.from({ length: 8 }, () => `vigorous_${random.hex(4)} Up 2 seconds`),
		]),
	],
	(random) => [
		sh(
			[
				"cat > .env <<'EOF'",
				`POSTGRES_PASSWORD=${random.hex(8)}`,
				"# Le port de l'API",
				"PORT=8000",
				"EOF",
				"wc -l .env",
			],
			[[], ["3 .env"]],
			{ quote: "(\\d+) \\.env" },
		),
	],
	(random) => [
		sh(
			[
				"docker run -d --name api \\",
				`  -p ${8000 + random.int(900)}:8000 \\`,
				"  -e MODE=test simple-api",
				"docker logs api 2>&1 | tail -n 20",
			],
			[[random.hex(64)], journal(random, 20)],
			{ options: 'workspace="simple-api"' },
		),
	],
	(random) => [
		sh("docker build -t simple-api .", [build(random, 12 + random.int(10))], {
			options: 'timeout="300s" workspace="simple-api"',
			quote: "\\((\\d+/\\d+)\\) FINISHED",
		}),
	],
	(random) => [
		sh("docker compose up -d --build", [[...build(random, 14), ...compose(random, 5)]], {
			options: 'hidden timeout="5m"',
		}),
	],
	(random) => [
		sh(
			'docker compose up -d db --wait && docker compose exec -T db psql -U demo -d demo -c "SELECT * FROM notes;"',
			[[...compose(random, 2), ...table(random, 12)]],
			{ quote: "^ +1 \\| note (\\w+)" },
		),
	],
	(random) => [
		sh(
			[
				'docker compose exec api python -c "',
				"import socket",
				"connexion = socket.create_connection(('db', 5432), timeout=5)",
				`print('réponse ${random.hex(4)}', *connexion.getpeername(), sep=' ')`,
				'"',
			],
			[[`réponse 172.18.0.${random.int(250)} 5432`]],
			{ quote: "(\\d+)$" },
		),
	],
	(random) => [
		sh(
			["for nom in un deux trois; do", '  docker volume create "$nom"', "done", "docker volume ls"],
			[["un", "deux", "trois"], [`local     ${random.hex(12)}`]],
		),
	],
	(random) => [
		sh(["# Les dossiers du système", "ls -l --color=always /usr | sort -k 5"], [files(random, 24)]),
	],
	(random) => [
		sh("curl -s --fail http://localhost:8000/absent", [[`curl: (22) error ${random.hex(3)}`]], {
			options: "exit=22",
		}),
	],
	(random) => [
		dialogue(
			["$ docker run -it --rm alpine sh", "/ # ls -l /", "/ # uname -r", "/ # exit"],
			[[], files(random, 16), [`6.1.0-${random.int(40)}`], []],
			{ quote: "^(6\\.\\S+)" },
		),
	],
	(random) => [
		dialogue(
			[
				"$ docker compose exec db psql -U demo \\",
				">   -d demo",
				"demo=# SELECT * FROM notes WHERE montant > 10;",
				"demo=# \\q",
			],
			[["psql (17.2)", 'Type "help" for help.', ""], table(random, 20), []],
			{ quote: "\\((\\d+) rows\\)" },
		),
	],
	(random) => [
		sh("docker run -p 8000:8000 simple-api", [journal(random, 6)], {
			options: 'terminal="api" until=/Uvicorn running on/',
		}),
		sh("curl -i http://localhost:8000/health", [["HTTP/1.1 200 OK", `x-id: ${random.hex(8)}`]], {
			options: 'retry="10s"',
			quote: "HTTP/1\\.1 (\\d+ \\w+)",
		}),
		dialogue(["^C"], [journal(random, 3)], { options: 'terminal="api" exit=130' }),
	],
];

/** So many snippets, of scenes drawn by chance: each fits after any other. */
export function drawSnippets(random: Random, count: number): GeneratedSnippet[] {
	const snippets: GeneratedSnippet[] = [];
	while (snippets.length < count) {
		const scene = random.pick(SCENES)(random);
		if (snippets.length + scene.length <= count) snippets.push(...scene);
	}
	return snippets;
}
