import { UNLISTED } from "../../support/listed-engines.ts";
import type { Breakage } from "../breakage.ts";
import { ENGINES, exercise } from "./files.ts";

/** Mistakes that the planner must tell before anything runs. */
export const BROKEN_PAGES: readonly Breakage[] = [
	{
		name: "option-unknown",
		what: "a fence has an option that does not exist",
		changes: [{ file: exercise(1), replace: 'id="version"', by: 'id="version" colour="red"' }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(1), line: 'colour="red"' },
			message: /Unknown option `colour="red"`/,
		},
	},
	{
		name: "option-misspelt",
		what: "`timeout` lacks a letter",
		changes: [{ file: exercise(3), replace: 'timeout="300s"', by: 'timout="300s"' }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(3), line: "timout=" },
			message: /Unknown option `timout="300s"`[\s\S]*timeout/,
		},
	},
	{
		name: "option-twice",
		what: "a fence has two ids",
		changes: [{ file: exercise(1), replace: 'id="hello"', by: 'id="hello" id="bonjour"' }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(1), line: 'id="bonjour"' },
			message: /Option `id` is given twice/,
		},
	},
	{
		name: "exit-too-high",
		what: "an exit status that no program can have",
		changes: [{ file: exercise(6), replace: 'id="perdu" exit=1', by: 'id="perdu" exit=300' }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(6), line: "exit=300" },
			message: /Option `exit`: must be an exit status from 0 to 255/,
		},
	},
	{
		name: "exit-in-words",
		what: "an exit status in words",
		changes: [{ file: exercise(6), replace: 'id="perdu" exit=1', by: 'id="perdu" exit="one"' }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(6), line: 'exit="one"' },
			message: /Option `exit`: must be an exit status/,
		},
	},
	{
		name: "timeout-without-unit",
		what: "a duration without its unit",
		changes: [{ file: exercise(3), replace: 'timeout="300s"', by: 'timeout="300"' }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(3), line: 'timeout="300"' },
			message: /Option `timeout`: must be a duration/,
		},
	},
	{
		name: "terminal-with-spaces",
		what: "a terminal whose name is not a word",
		changes: [
			{ file: exercise(4), replace: 'id="api" terminal="api"', by: 'id="api" terminal="L’API"' },
		],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(4), line: 'terminal="L’API"' },
			message: /Option `terminal`: must be lower-case letters/,
		},
	},
	{
		name: "until-in-quotes",
		what: "`until` holds a text, not a pattern",
		changes: [
			{
				file: exercise(4),
				replace: "until=/Uvicorn running on/",
				by: 'until="Uvicorn running on"',
			},
		],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(4), line: 'until="Uvicorn running on"' },
			message: /Option `until`/,
		},
	},
	{
		name: "until-not-a-pattern",
		what: "the pattern of `until` has an open group",
		changes: [
			{
				file: exercise(4),
				replace: "until=/Uvicorn running on/",
				by: "until=/(Uvicorn running on/",
			},
		],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(4), line: "until=/(Uvicorn" },
			message: /regular expression/i,
		},
	},
	{
		name: "figure-in-words",
		what: "a figure whose number is a word",
		changes: [{ file: exercise(1), replace: "figure=1", by: 'figure="un"' }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(1), line: 'figure="un"' },
			message: /Option `figure`: must be a whole number/,
		},
	},
	{
		name: "hidden-with-a-value",
		what: "a flag that is given a value",
		changes: [{ file: exercise(4), replace: "run hidden id", by: 'run hidden="non" id' }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(4), line: 'hidden="non"' },
			message: /Option `hidden`/,
		},
	},
	{
		name: "ids-alike",
		what: "two snippets of a page have one id",
		changes: [{ file: exercise(1), replace: 'run id="ps"', by: 'run id="hello"' }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(1), line: 'run id="hello" figure=3' },
			message: /The id `hello` is taken by the snippet of line \d+/,
		},
	},
	{
		name: "language-that-cannot-run",
		what: "a Python fence is tagged",
		changes: [
			{ file: exercise(1), replace: '```sh run id="version"', by: '```py run id="version"' },
		],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(1), line: "```py run" },
			message: /A fence in `py` cannot run/,
		},
	},
	{
		name: "fence-empty",
		what: "a tagged fence without a command",
		changes: [{ file: exercise(2), append: '\n```sh run id="vide"\n```\n' }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(2), line: 'id="vide"' },
			message: /Snippet `vide` has no command/,
		},
	},
	{
		name: "fence-in-markdown",
		what: "a tagged fence in a plain Markdown file, which the site would drop",
		changes: [
			{
				file: "src/content/docs/notes.md",
				add: "---\ntitle: Notes\n---\n\n```sh run\ndocker ps\n```\n",
			},
		],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: "src/content/docs/notes.md", line: "```sh run" },
			message: /cannot run in a plain Markdown file/,
		},
	},
	{
		name: "workspace-missing",
		what: "the page's workspace is misspelt",
		changes: [{ file: exercise(4), replace: "workspace: simple-api", by: "workspace: simple-apy" }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(4), line: 4 },
			message: /The workspace `simple-apy` does not exist/,
		},
	},
	{
		name: "workspace-outside",
		what: "the page's workspace lies outside of `snippets/`",
		changes: [{ file: exercise(4), replace: "workspace: simple-api", by: "workspace: ../scripts" }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(4), line: 4 },
			message: /The workspace `\.\.\/scripts` is not a folder of `snippets\/`/,
		},
	},
	{
		name: "workspace-of-a-fence-missing",
		what: "a fence changes to a workspace that there is not",
		changes: [{ file: exercise(1), replace: 'id="ps"', by: 'id="ps" workspace="nulle-part"' }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(1), line: 'workspace="nulle-part"' },
			message: /The workspace `nulle-part` does not exist/,
		},
	},
	{
		name: "dialogue-without-prompt",
		what: "a line of a dialogue lost its prompt",
		changes: [{ file: exercise(2), replace: "/ # ls", by: "ls" }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(2), line: "ls" },
			message: /The line `ls` has no prompt/,
		},
	},
	{
		name: "dialogue-without-command",
		what: "a dialogue begins inside a program that nobody started",
		changes: [{ file: exercise(2), replace: "$ docker run -it --rm alpine sh\n", by: "" }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(2), line: "/ # ls" },
			message: /A dialogue begins with a command/,
		},
	},
	{
		name: "terminal-busy",
		what: "a command is entered where the API runs in the foreground",
		changes: [
			{ file: exercise(4), replace: 'run id="health"', by: 'run id="health" terminal="api"' },
		],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(4), line: "curl -i" },
			message: /The terminal `api` is busy: snippet `api`/,
		},
	},
	{
		name: "quote-of-nothing",
		what: "a quote names a snippet that the page does not have",
		changes: [
			{
				file: exercise(2),
				replace: 'of="interactif" match="/\\b(bin)',
				by: 'of="interactive" match="/\\b(bin)',
			},
		],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(2), line: 'of="interactive"' },
			message: /names a snippet `interactive` that this page does not have/,
		},
	},
	{
		name: "quote-without-pattern",
		what: "a quote has no pattern",
		changes: [{ file: exercise(2), replace: String.raw`match="/Linux \S+ (\S+)/" `, by: "" }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(2), line: "Il est en version" },
			message: /A quote needs `of` and `match`/,
		},
	},
	{
		name: "quote-without-slashes",
		what: "a quote's pattern is not between slashes",
		changes: [
			{
				file: exercise(2),
				replace: String.raw`"/Linux \S+ (\S+)/"`,
				by: String.raw`"Linux \S+ (\S+)"`,
			},
		],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(2), line: "Il est en version" },
			message: /is not between slashes/,
		},
	},
	{
		name: "quote-not-a-pattern",
		what: "a quote's pattern has an open group",
		changes: [
			{
				file: exercise(2),
				replace: String.raw`"/Linux \S+ (\S+)/"`,
				by: String.raw`"/Linux \S+ (\S+/"`,
			},
		],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(2), line: "Il est en version" },
			message: /Invalid regular expression/,
		},
	},
	{
		name: "mdx-tag-open",
		what: "a tag that is never closed, on a page without snippets",
		changes: [{ file: exercise(8), append: "\n<aside>\n" }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(8), line: "<aside>" },
			message: /Expected a closing tag for `<aside>`/,
		},
	},
	{
		name: "mdx-expression-broken",
		what: "an expression that is not JavaScript",
		changes: [{ file: exercise(8), append: "\nIl reste {1 +} question.\n" }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(8), line: "{1 +}" },
			message: /no code that MDX can read/,
		},
	},
	{
		name: "fence-left-open",
		what: "the end of a fence is lost: it swallows the prose and the next fence",
		changes: [{ file: exercise(1), replace: "docker version\n```\n", by: "docker version\n" }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(1), line: 'id="version"' },
			message: /The fence that begins here is never closed/,
		},
	},
	{
		name: "frontmatter-not-yaml",
		what: "the title's quote is not closed",
		changes: [{ file: exercise(3), replace: 'une première image"', by: "une première image" }],
		watch: "frozen",
		quick: true,
		expected: {
			exit: 2,
			at: { file: exercise(3), line: 5 },
			message: /The frontmatter is not YAML/,
		},
	},
	{
		name: "frontmatter-ill-typed",
		what: "`images` is a number",
		changes: [{ file: exercise(3), replace: '["python:3.13-slim"]', by: "12" }],
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(3), line: 5 },
			message: /The frontmatter is not valid/,
		},
	},
	{
		name: "figure-twice",
		what: "two snippets claim to be the same figure",
		changes: [{ file: exercise(1), replace: "figure=3", by: "figure=2" }],
		reseal: true,
		watch: "frozen",
		expected: {
			exit: 2,
			at: { file: exercise(1), line: 'id="ps" figure=2' },
			message: /The figure 2 is taken by the snippet at src\/content\/docs\/exercice-1\.mdx:\d+/,
		},
	},
	{
		name: "engine-no-version",
		what: "the course is asked for with what is no Docker version",
		changes: [],
		watch: "frozen",
		args: ["--engine", "latest"],
		expected: {
			exit: 2,
			message: /`latest` is no Docker version such as .*\s+→ snippets\/engines\.json lists/,
		},
	},
	{
		name: "engine-not-recorded",
		what: "the course is asked for with a Docker that it was not recorded with",
		changes: [],
		watch: "frozen",
		quick: true,
		args: ["--engine", UNLISTED],
		expected: {
			exit: 1,
			at: { file: exercise(1), line: 'id="version"' },
			message: /Its recording is missing [\s\S]*npm run record -- --engine 99\.0/,
		},
	},
	{
		name: "engine-unknown",
		what: "the course is to be run with a Docker that there is nowhere",
		changes: [],
		watch: "check",
		page: "exercice-1",
		args: ["--engine", UNLISTED],
		quick: true,
		expected: { exit: 3, message: /docker:99\.0-dind[\s\S]*→ Known here are \d/ },
	},
	{
		name: "engines-not-json",
		what: "the list of engines lost its last bracket",
		changes: [{ file: ENGINES, replace: /\n\t\]\n/, by: "\n" }],
		watch: "frozen",
		quick: true,
		expected: { exit: 2, message: /snippets\/engines\.json cannot be used: .*JSON/ },
	},
	{
		name: "engines-missing",
		what: "the list of engines is gone",
		changes: [{ file: ENGINES, remove: true }],
		watch: "frozen",
		expected: { exit: 2, message: /snippets\/engines\.json cannot be used: ENOENT/ },
	},
	{
		name: "engines-without-default",
		what: "no engine is the default one",
		changes: [{ file: ENGINES, replace: '"default": true', by: '"default": false' }],
		watch: "frozen",
		expected: { exit: 2, message: /exactly one engine must be the default/ },
	},
	{
		name: "engines-ill-typed",
		what: "an engine's suite is a number",
		changes: [{ file: ENGINES, replace: '"suite": "sid"', by: '"suite": 12' }],
		watch: "frozen",
		expected: { exit: 2, message: /snippets\/engines\.json cannot be used: [\s\S]*suite/ },
	},
];
