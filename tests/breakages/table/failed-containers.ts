import type { Change } from "../../support/apply-changes.ts";
import type { Breakage } from "../breakage.ts";
import { APP, COMPOSE, exercise } from "./files.ts";

/** Expects a container that failed to be told at the line of an exercise that started it. */
function failed(number: number, line: string, message: RegExp): Breakage["expected"] {
	return { exit: 1, at: { file: exercise(number), line }, message };
}

const UP = "docker compose up -d";
const RUN = 'docker run alpine echo "Bonjour depuis un conteneur Alpine"';
/** What prints the same, and then fails. */
const FAILING = `docker run alpine sh -c 'echo "Bonjour depuis un conteneur Alpine"; exit 3'`;
const ENDED_3 = /The container `\w+` \(alpine\) ended with status 3\./;

/** The first command of exercise 2, which says that all is well, around a container that fails. */
function wrapped(name: string, what: string, command: string): Breakage {
	const [first = command] = command.split("\n");
	return {
		name: `container-fails-${name}`,
		what: `a container fails ${what}`,
		changes: [{ file: exercise(2), replace: RUN, by: command }],
		watch: "check",
		page: "exercice-2",
		expected: failed(2, first, ENDED_3),
	};
}

/** A system whose files are broken so that its start still succeeds. */
function system(
	number: number,
	[name, what, changes, message, line = UP]: readonly [string, string, Change[], RegExp, string?],
): Breakage {
	return {
		name,
		what,
		changes,
		reseal: true,
		watch: "check",
		page: `exercice-${number}`,
		expected: failed(number, line, message),
	};
}

/** Lines of the Compose file below those of the service `api`. */
const inApi = (...lines: string[]): Change => ({
	file: COMPOSE,
	replace: /^ {2}api:$/,
	by: ["  api:", ...lines.map((line) => `    ${line}`)].join("\n"),
});
const IMPATIENT: Change = { file: exercise(5), replace: 'retry="10s"', by: 'retry="1s"' };
const STARTED: Change = { file: COMPOSE, replace: "service_healthy", by: "service_started" };

/** Containers that fail though the command that started them does not. */
export const FAILED_CONTAINERS: readonly Breakage[] = [
	wrapped("in-list", "in a list whose last command succeeds", `${FAILING} || true`),
	{ ...wrapped("in-pipe", "in a pipe", `${FAILING} | cat`), quick: true },
	wrapped("before-another", "before another command of its line", `${FAILING}; true`),
	wrapped("in-substitution", "within `$( )`", `echo "$(${FAILING})"`),
	wrapped("in-background", "in the background", `${FAILING} & wait`),
	wrapped("in-condition", "in a condition", `if ! ${FAILING}; then true; fi`),
	wrapped("detached", "behind `-d`", FAILING.replace("run", "run -d")),
	wrapped("detached-removed", "behind `-d --rm`", FAILING.replace("run", "run -d --rm")),
	wrapped(
		"started-again",
		"when it is started a second time",
		`docker start $(${FAILING.replace("run", "create")})`,
	),
	{
		name: "container-fails-after-the-page",
		what: "the container of the last command fails a moment after it",
		changes: [
			{
				file: exercise(4),
				replace: /^docker ps -a$/,
				by: "docker ps -a\ndocker run -d simple-api sh -c 'sleep 0.5; exit 3'",
			},
		],
		watch: "check",
		page: "exercice-4",
		expected: failed(
			4,
			"docker run -d simple-api sh",
			/ended with status 3\.[\s\S]*say so: fails=3/,
		),
	},
	{
		name: "container-restarts-in-a-loop",
		what: "a container is started again and again, and fails each time",
		changes: [
			{
				file: exercise(2),
				replace: RUN,
				by: `docker run -d --name boucle --restart=always alpine false\nuntil docker inspect -f '{{.RestartCount}}' boucle | grep 3; do sleep 0.1; done\ndocker rm -f boucle`,
			},
		],
		watch: "check",
		page: "exercice-2",
		expected: failed(
			2,
			"docker run -d --name boucle",
			/ended with status 1 \d times: .* in a loop/,
		),
	},
	{
		name: "declared-failure-dropped",
		what: "a container dies, and its fence no longer says that it is meant to",
		changes: [{ file: exercise(7), replace: " fails=1", by: "" }],
		watch: "check",
		page: "exercice-7",
		quick: true,
		expected: {
			exit: 1,
			at: {
				file: exercise(7),
				line: "docker compose up -d --build api",
				after: 'id="reconstruire"',
			},
			message: /`systeme-api-1` \(systeme-api\) ended with status 1\.[\s\S]*NameError/,
		},
	},
	{
		name: "declared-failure-differs",
		what: "a container dies with another status than its fence says",
		changes: [{ file: exercise(7), replace: " fails=1", by: " fails=2" }],
		watch: "check",
		page: "exercice-7",
		expected: failed(7, 'id="reconstruire"', /`reconstruire` runs failed as it declares: 2\./),
	},
	{
		name: "declared-failure-does-not-happen",
		what: "a fence says that something fails, and nothing does",
		changes: [{ file: exercise(5), replace: 'id="up"', by: 'id="up" fails=1' }],
		watch: "check",
		page: "exercice-5",
		expected: failed(5, 'id="up"', /`up` runs failed as it declares: 1\./),
	},
	system(5, [
		"compose-memory",
		"the API has less memory than it needs",
		[inApi("mem_limit: 12m"), IMPATIENT],
		/`systeme-api-1` \(systeme-api\) was killed for want of memory, of which it may use 12 MiB/,
	]),
	system(5, [
		"compose-restarts-what-fails",
		"the API dies, and is started again and again",
		[inApi("restart: always"), { file: APP, replace: /^app = /, by: "appi = " }, IMPATIENT],
		/`systeme-api-1` \(systeme-api\) ended with status 1[\s\S]*NameError/,
	]),
	system(5, [
		"compose-restarts-what-ends",
		"the API has nothing to do, and is started again and again",
		[inApi("restart: always", 'command: "true"'), { ...IMPATIENT, by: 'retry="5s"' }],
		/`systeme-api-1` \(systeme-api\) ends and is restarted in a loop/,
	]),
	system(5, [
		"compose-unhealthy",
		"nobody waits for the database, which turns unhealthy",
		[
			STARTED,
			{ file: COMPOSE, replace: "-h localhost", by: "-h localhost -p 5433" },
			{ file: COMPOSE, replace: "interval: 1s", by: "interval: 0.2s" },
			{ file: COMPOSE, replace: "retries: 30", by: "retries: 2" },
		],
		/`systeme-db-1` \(postgres:17\) turned unhealthy[\s\S]*no response/,
	]),
	system(6, [
		"compose-database-dies",
		"nobody waits for the database, which lacks its password",
		[STARTED, { file: COMPOSE, replace: "      POSTGRES_PASSWORD: demo\n", by: "" }],
		/`systeme-db-1` \(postgres:17\) ended with status 1\./,
		"docker compose up -d --quiet-pull",
	]),
	system(7, [
		"compose-other-service-dies",
		"a service that no command speaks of dies",
		[
			{
				file: COMPOSE,
				replace: /^ {2}api:$/,
				by: '  semis:\n    image: postgres:17\n    command: "false"\n\n  api:',
			},
		],
		/`systeme-semis-1` \(postgres:17\) ended with status 1\./,
		"docker compose up -d --quiet-pull",
	]),
	system(4, [
		"app-dies-later",
		"the API dies while the page goes on",
		[
			{
				file: APP,
				replace: /^from fastapi import FastAPI$/,
				by: "import os\nimport threading\n\nfrom fastapi import FastAPI\n\nthreading.Timer(1.5, lambda: os._exit(3)).start()",
			},
		],
		/\(simple-api\) ended with status 3\./,
		"docker run -p 8000:8000 simple-api",
	]),
];
