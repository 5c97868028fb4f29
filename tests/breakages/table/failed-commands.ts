import type { Breakage } from "../breakage.ts";
import { exercise } from "./files.ts";

/** The first command of exercise 2, and what prints the same without Docker. */
const RUN = 'docker run alpine echo "Bonjour depuis un conteneur Alpine"';
const ECHO = 'echo "Bonjour depuis un conteneur Alpine"';

/** Expects a break at the first line that has a text. */
function breaks(number: number, line: string, message: RegExp): Breakage["expected"] {
	return { exit: 1, at: { file: exercise(number), line }, message };
}

type Line = readonly [name: string, what: string, command: string, message: RegExp, line?: string];

/** The first command of exercise 2, around something that fails, with the same screen and status. */
function aroundRun([name, what, command, message, line]: Line): Breakage {
	const [first = command] = command.split("\n");
	return {
		name: `failure-${name}`,
		what,
		changes: [{ file: exercise(2), replace: RUN, by: command }],
		watch: "check",
		page: "exercice-2",
		expected: breaks(2, line ?? first, message),
	};
}

type Change = readonly [
	name: string,
	what: string,
	number: number,
	replace: string | RegExp,
	by: string,
	message: RegExp,
	line?: string,
];

/** A line of the course that becomes another one. */
function changed([name, what, number, replace, by, message, line = by]: Change): Breakage {
	return {
		name: `failure-${name}`,
		what,
		changes: [{ file: exercise(number), replace, by }],
		watch: "check",
		page: `exercice-${number}`,
		expected: breaks(number, line, message),
	};
}

const FALSE = /`false` ended with status 1/;
const PART = /A part of the pipe ended with status/;
const TYPO = /`dokcer` ended with status 127/;
const SAYS = /says that something failed/;
const ASKS = /asks something, and the page does not answer/;

/** Commands of which a part fails, though their status says that all is well. */
const PARTS = (
	[
		["list-first", "the first of a list fails", `false; ${RUN}`, FALSE],
		["list-middle", "one in the middle of a list fails", `${RUN}; false; true`, FALSE],
		["list-of-lines", "one in a block fails", `{\nfalse\n${RUN}\n}`, FALSE],
		["pipe-first", "the first of a pipe fails", `cat absent 2>/dev/null | ${RUN}`, PART],
		["pipe-middle", "one in the middle of a pipe fails", `${RUN} | (cat; exit 3) | cat`, PART],
		["pipe-of-list", "a list in a pipe fails", `{ ${RUN}; false; true; } | cat`, FALSE],
		["pipe-in-condition", "a pipe in a condition fails", `if false | true; then ${RUN}; fi`, PART],
		["substitution", "a part of a value fails", `echo "$(${RUN}; false)"`, FALSE],
		[
			"substitution-pipe",
			"a pipe in a value fails",
			`echo "$(${RUN} | (cat; exit 2) | cat)"`,
			PART,
		],
		["substitution-hidden", "`export` hides it", `export X=$(false)\n${RUN}`, FALSE],
		["process-substitution", "a file that is a command fails", `cat <(${RUN}; false)`, FALSE],
		["loop", "one in a loop fails", `for i in 1; do false; ${RUN}; done`, FALSE],
		["while", "one in a loop's body fails", `while true; do false; ${RUN}; break; done`, FALSE],
		["function", "one in a function fails", `dire() { false; ${RUN}; }; dire`, FALSE],
		[
			"function-pipe",
			"a pipe in a function fails",
			`dire() { ${RUN} | (cat; exit 4) | cat; }; dire`,
			PART,
		],
		["subshell", "one in a subshell fails", `(false; ${RUN})`, FALSE],
		["eval", "one that is put together fails", `eval 'false; ${RUN}'`, FALSE],
		[
			"job",
			"a job in the background fails",
			`(exit 3) & ${RUN}; wait`,
			/The job .* ended with status 3/,
		],
		["typo-in-pipe", "a typo in a pipe", `dokcer ps 2>/dev/null | ${RUN}`, TYPO],
		[
			"typo-in-list",
			"a typo that another command makes good",
			`dokcer ps 2>/dev/null || ${RUN}`,
			TYPO,
		],
		[
			"typo-in-condition",
			"a typo in a condition",
			`if ! dokcer ps 2>/dev/null; then ${RUN}; fi`,
			TYPO,
		],
		["typo-in-value", "a typo in a value", `X=$(dokcer ps 2>/dev/null); ${RUN}`, TYPO],
	] as const
).map(aroundRun);

/** Commands that print that they failed, and end well. */
const TEXTS = (
	[
		["said-and-overwritten", "an error is overwritten", `printf 'FATAL: x\\r'; ${RUN}`, SAYS],
		["said-and-cleared", "an error is cleared", `echo "ERROR: x"; clear; ${RUN}`, SAYS],
		[
			"said-in-container",
			"a container's program goes on",
			"docker run alpine sh -c 'cat absent; true'",
			SAYS,
		],
		["said-in-log", "a log has an error", `${RUN}; echo "db | FATAL:  no role"`, SAYS],
		[
			"said-late",
			"an error comes when all has run",
			`setsid sh -c "sleep 0.5; echo FATAL" & ${RUN}`,
			SAYS,
		],
		[
			"said-by-negated",
			"what is to fail fails for another reason",
			`! docker inspct x\n${RUN}`,
			SAYS,
		],
		["said-by-flag", "an unknown flag", `docker ps --al || ${RUN}`, SAYS],
	] as const
).map(aroundRun);

/** Lines that never ran, or that run something else than they say. */
const SHELL = (
	[
		["refused", "the shell refuses the line", `${RUN} )`, /shell refused this line/],
		["alias", "an alias prints the same", `alias docker='${ECHO} #'\n${RUN}`, /An alias hides/],
		[
			"function-of-name",
			"a function prints the same",
			`docker() { ${ECHO}; }; ${RUN}`,
			/A function hides/,
		],
		[
			"program-of-name",
			"another program prints the same",
			`hash -p /bin/echo docker\n${RUN}`,
			/Another program hides/,
		],
		["trap-replaced", "the page replaces a trap", `trap 'true' ERR\n${RUN}`, /replaces traps/],
		["trap-removed", "the page removes a trap", `trap - DEBUG\n${RUN}`, /replaces traps/],
		["prompt-replaced", "the page has a prompt of its own", `PS1='> '\n${RUN}`, /PS0, PS1/],
		[
			"prompt-command",
			"the page has a command before its prompt",
			`PROMPT_COMMAND='true'\n${RUN}`,
			/PROMPT_COMMAND/,
		],
		["question", "a command asks something", `read -p "Continuer ? " x; ${RUN}`, ASKS],
		[
			"question-on-a-line",
			"a command asks on a line of its own",
			`sh -c 'echo "Go on? [y/N]"; read x; true'; ${RUN}`,
			ASKS,
		],
		["program-waits", "a program waits for its dialogue", "docker run -it --rm alpine sh", ASKS],
	] as const
).map(aroundRun);

/** Lines of the course's dialogues, and others. */
const LINES = (
	[
		[
			"dialogue-typo",
			"a typo in a container's shell",
			2,
			"/ # ls",
			"/ # lss",
			/not found|status 127/,
		],
		[
			"dialogue-silent",
			"a line of a container's shell fails in silence",
			2,
			"/ # ls",
			"/ # ls; false",
			/`ls; false` ended with status 1/,
		],
		[
			"dialogue-hidden",
			"a line of a container's shell hides its error",
			2,
			"/ # ls",
			"/ # cat absent 2>/dev/null",
			/ended with status 1/,
		],
		[
			"dialogue-exit-0",
			"a container's shell ends well all the same",
			2,
			"/ # uname -a\n/ # exit",
			"/ # uname -z 2>/dev/null\n/ # exit 0",
			/ended with status 1/,
			"/ # uname -z",
		],
		[
			"psql-typo",
			"a typo in a statement",
			6,
			"demo=# SELECT version();",
			"demo=# SELEC version();",
			/ERROR: {2}syntax error/,
		],
		[
			"psql-absent",
			"a statement names what is not there",
			6,
			"demo=# SELECT current_database();",
			"demo=# SELECT absent;",
			/ERROR: {2}column/,
		],
		[
			"psql-command",
			"a typo in a command of psql",
			6,
			"demo=# \\pset pager off",
			"demo=# \\pst pager off",
			/invalid command/,
		],
		[
			"late-job",
			"a job fails when all has run",
			1,
			/^docker ps -a$/,
			"(sleep 0.5; exit 3) & docker ps -a",
			/The job .* status 3/,
		],
		["exec-typo", "a typo in a service's shell", 7, /^# ls$/, "# lss", /not found/],
		[
			"until-error",
			"`until` is met by an error",
			4,
			"docker run -p 8000:8000 simple-api",
			"sh -c 'echo \"ERROR: not Uvicorn running on 8000\"; exec sleep 60'",
			SAYS,
		],
		[
			"pipe-curl",
			"a page that is not there, in a pipe",
			4,
			"curl -s http://localhost:8000/docs | grep title",
			"curl -s http://localhost:8001/docs | cat",
			/A part of the pipe ended with status 7/,
		],
		[
			"stop-nothing",
			"`xargs` has nothing to stop",
			4,
			"docker stop $(docker ps -q)",
			"docker ps -q -f name=absent | xargs -r docker stop",
			/`xargs` was given nothing/,
		],
		[
			"exit-typo",
			"a typo where a failure is meant",
			7,
			"diff -u --color ../simple-api/app.py.bak ../simple-api/app.py",
			"docker versoin",
			SAYS,
		],
		[
			"prune-asks",
			"`docker container prune` asks",
			7,
			"docker container prune -f",
			"docker container prune",
			ASKS,
		],
		[
			"prune-images-asks",
			"`docker image prune` asks",
			7,
			"docker image prune -a -f",
			"docker image prune -a",
			ASKS,
		],
		[
			"error-undeclared",
			"a log has an error that is not declared",
			7,
			" error=/NameError|Traceback/",
			"",
			SAYS,
			"docker logs -f systeme-api-1",
		],
		[
			"error-of-another-kind",
			"a log has another error than the declared one",
			7,
			"error=/NameError|Traceback/",
			"error=/TypeError/",
			SAYS,
			"docker logs -f systeme-api-1",
		],
		[
			"error-that-is-none",
			"a declared error does not happen",
			5,
			'id="up"',
			'id="up" error=/FATAL/',
			/No line says that something failed/,
			"docker compose up -d",
		],
	] as const
).map(changed);

/** One of each kind. */
const QUICK: ReadonlySet<string> = new Set(["failure-pipe-first", "failure-dialogue-silent"]);

/** Commands that fail, or never ran, though the last status says that all went well. */
export const FAILED_COMMANDS: readonly Breakage[] = [...PARTS, ...TEXTS, ...SHELL, ...LINES].map(
	(one) => (QUICK.has(one.name) ? { ...one, quick: true } : one),
);
