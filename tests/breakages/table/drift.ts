import type { Breakage } from "../breakage.ts";
import { drift } from "./drifted.ts";
import { APP, COMPOSE, exercise, recordingOf } from "./files.ts";

/** Runs that go well and show something else: only the comparison with the recording can tell. */
export const DRIFT: readonly Breakage[] = [
	{
		name: "api-answers-500",
		what: "the API answers 500, with a body as before",
		changes: [
			{
				file: APP,
				replace: /^from fastapi import FastAPI$/,
				by: "from fastapi import FastAPI\nfrom fastapi.responses import JSONResponse",
			},
			{ file: APP, replace: /return (\{.*\})/, by: 'return JSONResponse({"status": "ok"}, 500)' },
			{ file: APP, replace: " -> dict[str, str]", by: "" },
		],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		expected: {
			exit: 1,
			at: { file: exercise(4), line: "curl -i" },
			message: /It says that something failed: HTTP\/1\.1 500/,
		},
	},
	{
		name: "api-status-text",
		what: "the API calls its state otherwise",
		changes: [{ file: APP, replace: '"ok"', by: '"up"' }],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		quick: true,
		expected: drift(4, "curl -i", /- \{"status":"ok"\}\n\s+\+ \{"status":"up"\}/),
	},
	{
		name: "api-route",
		what: "the API's route has another path",
		changes: [{ file: APP, replace: '@app.get("/health")', by: '@app.get("/sante")' }],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		expected: {
			exit: 1,
			at: { file: exercise(4), line: "curl -i" },
			message: /It says that something failed: HTTP\/1\.1 404/,
		},
	},
	{
		name: "api-described",
		what: "the API's documentation says more, which only a browser shows",
		changes: [
			{
				file: APP,
				replace: 'title="simple-api"',
				by: 'title="simple-api", description="Une API."',
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		expected: drift(4, 'id="docs"', /\+ Une API\./),
	},
	{
		name: "api-log-line",
		what: "the API prints one line more when it starts",
		changes: [{ file: APP, append: '\nprint("Bonjour", flush=True)\n' }],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		expected: drift(4, "docker run -p 8000:8000 simple-api", /\+ Bonjour/),
	},
	{
		name: "greeting",
		what: "the container greets otherwise",
		changes: [{ file: exercise(2), replace: '"Bonjour depuis', by: '"Bonsoir depuis' }],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(2, "docker run alpine echo", /- Bonjour depuis .*\n\s+\+ Bonsoir depuis /),
	},
	{
		name: "output-empty",
		what: "a command prints nothing any more",
		changes: [
			{
				file: exercise(2),
				replace: /^docker run alpine echo .*$/,
				by: (found) => `${found} > /dev/null 2>&1`,
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(2, "docker run alpine echo", /- Bonjour depuis/),
	},
	{
		name: "output-longer",
		what: "a command that printed nothing prints a line",
		changes: [
			{ file: exercise(7), replace: /^sed -i\.bak (.*)$/, by: (found) => `${found} && echo fait` },
		],
		reseal: true,
		watch: "check",
		page: "exercice-7",
		expected: drift(7, "sed -i.bak", /\+ fait/),
	},
	{
		name: "ps-column",
		what: "`docker ps` shows its columns in another selection",
		changes: [
			{
				file: exercise(2),
				replace: /^docker ps -a$/,
				by: 'docker ps -a --format "table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Names}}"',
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(
			2,
			"docker ps -a --format",
			/- .*STATUS +PORTS +NAMES[\s\S]*\n\s+\+ .*STATUS +NAMES/,
		),
	},
	{
		name: "ps-configured",
		what: "the client's settings choose other columns, the command is the same",
		changes: [
			{
				file: exercise(2),
				replace: '```sh run id="ps"',
				by: [
					"```sh run hidden",
					"mkdir -p ~/.docker",
					`echo '{"psFormat": "table {{.Image}}\\\\t{{.Status}}"}' > ~/.docker/config.json`,
					"```",
					"",
					'```sh run id="ps"',
				].join("\n"),
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(2, "docker ps -a", /\+ IMAGE +STATUS/, "## 2-c ·"),
	},
	{
		name: "container-named",
		what: "a container has a name of its own instead of one by chance",
		changes: [
			{ file: exercise(2), replace: "docker run alpine", by: "docker run --name salut alpine" },
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(2, "docker ps -a", /\+ .*salut/, "## 2-c ·"),
	},
	{
		name: "container-more",
		what: "there is one container more",
		changes: [
			{
				file: exercise(4),
				replace: "docker build -q -t simple-api .",
				by: "docker build -q -t simple-api .\ndocker create simple-api > /dev/null",
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		expected: drift(4, "docker ps -a", /\+ .*Created/, 'id="stop"'),
	},
	{
		name: "container-status",
		what: "the container ends with another status",
		changes: [
			{ file: exercise(1), replace: "docker run hello-world", by: "docker create hello-world" },
		],
		reseal: true,
		watch: "check",
		page: "exercice-1",
		expected: {
			exit: 1,
			at: { file: exercise(1), line: "(Exited " },
			message: /fits nothing on the screen of `ps`/,
		},
	},
	{
		name: "order-of-commands",
		what: "two commands change places",
		changes: [
			{ file: exercise(4), replace: "docker ps\ndocker ps -a\n", by: "docker ps -a\ndocker ps\n" },
		],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		expected: drift(4, "docker ps -a", /\+ .*Exited \(0\)/, 'id="stop"'),
	},
	{
		name: "image-with-tag",
		what: "an image is named with its tag",
		changes: [
			{ file: exercise(2), replace: "docker run alpine echo", by: "docker run alpine:latest echo" },
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(2, "docker ps -a", /\+ .*alpine:latest/, "## 2-c ·"),
	},
	{
		name: "compose-without-waiting",
		what: "the API no longer waits for the database",
		changes: [{ file: COMPOSE, replace: / {4}depends_on:\n(?: {6}.*\n)+/, by: "" }],
		reseal: true,
		watch: "check",
		page: "exercice-5",
		expected: drift(5, "docker compose up -d", /- .*systeme-db-1 +Healthy/),
	},
	{
		name: "recorded-screen",
		what: "the recording shows a line that no run shows",
		changes: [
			{
				file: recordingOf(2),
				replace: /^\t+"Bonjour depuis un conteneur Alpine"$/,
				by: (found) => found.replace("Bonjour", "Bonsoir"),
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		quick: true,
		expected: drift(2, "docker run alpine echo", /- Bonsoir depuis .*\n\s+\+ Bonjour depuis/),
	},
	{
		name: "recorded-status",
		what: "the recording says that a command ended with 3, and it ends with 0",
		changes: [
			{
				file: recordingOf(2),
				replace: /"Bonjour depuis un conteneur Alpine"\n\t+\],\n\t+"exit": 0/,
				by: (found) => found.replace('"exit": 0', '"exit": 3'),
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(2, "docker run alpine echo", /- \(exit status 3\)/),
	},
	{
		name: "recorded-input",
		what: "the recording, from which the site shows the commands, holds another command",
		changes: [
			{
				file: recordingOf(1),
				replace: '"input": "docker version"',
				by: '"input": "docker versoin"',
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-1",
		expected: drift(1, "docker version", /docker versoin/),
	},
	{
		name: "prune-spares-images",
		what: "the clean-up leaves the images that have a name",
		changes: [{ file: exercise(7), replace: "image prune -a -f", by: "image prune -f" }],
		reseal: true,
		watch: "check",
		page: "exercice-7",
		expected: drift(7, "docker image prune -f", /- untagged: postgres:17/),
	},
	{
		name: "containers-left-running",
		what: "the containers run on when they are to be cleaned up",
		changes: [{ file: exercise(7), replace: "docker compose stop", by: "docker compose ps -q" }],
		reseal: true,
		watch: "check",
		page: "exercice-7",
		expected: drift(
			7,
			"docker system df",
			/- Containers +2 +0 .*\n\s+\+ Containers +2 +2 /,
			'id="avant"',
		),
	},
	{
		name: "recorded-step-missing",
		what: "the recording lacks a step that printed nothing",
		changes: [
			{
				file: recordingOf(2),
				replace:
					/,\n\t+\{\n\t+"prompt": "\/ # ",\n\t+"input": "exit",\n\t+"screen": \[\],\n\t+"exit": 0\n\t+\}/,
				by: "",
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-2",
		expected: drift(2, "/ # exit", /\+ \(terminal\) \/ # exit/),
	},
	{
		name: "recorded-snippet-missing",
		what: "the recording lacks a snippet",
		changes: [
			{
				file: recordingOf(1),
				replace: /,\n\t\t\{\n\t\t\t"id": "ps",[\s\S]*?\n\t\t\}/,
				by: "",
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-1",
		expected: drift(1, "docker ps -a", /\+ CONTAINER ID/, "## 1-c ·"),
	},
	{
		name: "recorded-terminal",
		what: "the recording says that a snippet ran in another terminal",
		changes: [
			{
				file: recordingOf(4),
				replace: /"id": "api",\n\t+"terminal": "api"/,
				by: (found) => found.replace('"terminal": "api"', '"terminal": "web"'),
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-4",
		expected: drift(4, "docker run -p 8000:8000 simple-api", /- \(web\) [\s\S]*\+ \(api\) /),
	},
	{
		name: "recorded-kind-of-image",
		what: "the recording calls a stand-in official, or the other way round",
		changes: [
			{
				file: recordingOf(1),
				replace: /"digest": "sha256:\w+",\n\t+"kind": "[a-z-]+"/,
				by: (found) =>
					found.includes("stand-in")
						? found.replace("stand-in", "official")
						: found.replace("official", "stand-in"),
			},
		],
		reseal: true,
		watch: "check",
		page: "exercice-1",
		quick: true,
		expected: {
			exit: 1,
			at: { file: exercise(1), line: 1 },
			message: /The images are of another kind/,
		},
	},
];
