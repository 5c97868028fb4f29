import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OPTION_EXAMPLES } from "../../scripts/plan/option-examples.ts";
import { type MetaError, readMeta } from "../../scripts/plan/read-meta.ts";
import { type SnippetOptions, snippetOptionsSchema } from "../../scripts/plan/snippet-options.ts";

function optionsOf(meta: string): SnippetOptions {
	const read = readMeta(meta);
	if (read.kind !== "snippet") throw new Error(`${meta} is ${read.kind}`);
	return read.options;
}

function errorsOf(meta: string): readonly MetaError[] {
	const read = readMeta(meta);
	if (read.kind !== "invalid") throw new Error(`${meta} is ${read.kind}`);
	return read.errors;
}

describe("a fence that is no snippet", () => {
	test.each(["", 'title="Dockerfile"', "runs", "norun", 'title="run"', "{1-3} ins={2}"])(
		"is plain: %s",
		(meta) => {
			expect(readMeta(meta)).toEqual({ kind: "plain" });
		},
	);

	test("is plain though the site will find a mistake in it", () => {
		expect(readMeta('title="a" /(/')).toEqual({ kind: "plain" });
	});

	test("is plain though a quoted title of it holds the word run", () => {
		expect(readMeta('title="docker run alpine"')).toEqual({ kind: "plain" });
	});

	test("is plain though a text to mark in it holds the word run", () => {
		expect(readMeta('"docker run alpine" /docker run x/')).toEqual({ kind: "plain" });
	});
});

describe("a snippet's options", () => {
	test("have defaults: status 0, 60 s, one terminal", () => {
		expect(optionsOf("run")).toEqual({
			run: true,
			exit: 0,
			timeout: 60_000,
			terminal: "terminal",
		});
	});

	test("are all read", () => {
		const meta =
			'run id="api-2" exit=137 until=/Uvicorn running/ timeout="2m" terminal="api" hidden workspace="web" retry="5s" figure=12';
		expect(optionsOf(meta)).toEqual({
			run: true,
			id: "api-2",
			exit: 137,
			until: /Uvicorn running/mu,
			timeout: 120_000,
			terminal: "api",
			hidden: true,
			workspace: "web",
			retry: 5000,
			figure: 12,
		});
	});

	test("may ask for a picture, with what it shows", () => {
		for (const url of ["http://localhost/", "http://localhost:8000/docs"]) {
			const options = optionsOf(`run picture="${url}" alt="The docs"`);
			expect(options).toMatchObject({ picture: url, alt: "The docs" });
		}
	});

	test("may name the versions on which it runs", () => {
		expect(optionsOf('run engines=">=23 <27"').engines).toBe(">=23 <27");
	});

	test("come in any order, `run` too", () => {
		expect(optionsOf('exit=1 id="x" run')).toMatchObject({ id: "x", exit: 1 });
	});

	test.each([
		['timeout="500ms"', 500],
		['timeout="45s"', 45_000],
		['timeout="3m"', 180_000],
		["timeout=7s", 7000],
	])("give durations in milliseconds: %s", (option, milliseconds) => {
		expect(optionsOf(`run ${option}`).timeout).toBe(milliseconds);
	});

	test.each([
		["exit=0", 0],
		['exit="1"', 1],
		["exit={255}", 255],
		["exit=007", 7],
	])("take an exit status however it is written: %s", (option, status) => {
		expect(optionsOf(`run ${option}`).exit).toBe(status);
	});

	test.each([
		["fails=1", [1]],
		['fails="1,137"', [1, 137]],
		['fails="9, 10,99,  100,199,200,249,250"', [9, 10, 99, 100, 199, 200, 249, 250]],
		['fails="unhealthy, 255,restarting"', ["unhealthy", 255, "restarting"]],
	])("name how parts fail: %s", (option, failures) => {
		expect(optionsOf(`run ${option}`).fails).toEqual(failures);
	});

	test.each([
		"A=1",
		"A=",
		"_a9=x  B_2=http://h:80/a,b@c%d+e-f",
		" A='two $words' B=\"two 'words'\"\t",
		"A='' B=\"\"",
	])("name variables as a shell takes them: %s", (env) => {
		expect(snippetOptionsSchema.shape.env.parse(env)).toBe(env);
	});

	test.each([
		"",
		"A",
		"1A=1",
		"é=1",
		"A-B=1",
		"A=1 B",
		"A=1B='b'C=2",
		"A=one two=2 three",
		"A=$B",
		'A="$B"',
		'A="`b`"',
		'A="\\n"',
		"A='open",
		"A=a;b",
		"x; A=1",
		"A=1; x",
	])("name no variables: %s", (env) => {
		expect(snippetOptionsSchema.shape.env.safeParse(env).error?.issues).toMatchObject([
			{ message: "must be variables such as A=1 B='two words'" },
		]);
	});

	test("have a pattern that answers alike each time it is asked", () => {
		const { until } = optionsOf("run until=/b\\/c/");
		expect([until?.test("ab/c"), until?.test("ab/c")]).toEqual([true, true]);
	});

	test("have a pattern whose ^ and $ are the ends of a line", () => {
		expect(optionsOf("run until=/^ready$/").until?.test("one\nready\ntwo")).toBe(true);
	});
});

test.each(Object.entries(OPTION_EXAMPLES))("the example of `%s` is right", (name, example) => {
	const { picture, alt, run } = OPTION_EXAMPLES;
	const others = { picture: [run, alt], alt: [run, picture], run: [] }[name] ?? [run];
	expect(readMeta([example, ...others].join(" ")).kind).toBe("snippet");
});

const MARKED = "Lines are marked by what they say, since their numbers change: mark=/ready/.";

describe("a mistake in the options", () => {
	test.each([
		['run foo="1"', 4, 'Unknown option `foo="1"`.'],
		["run  shown", 5, "Unknown option `shown`."],
		["run exit=1 id=a b", 16, "Unknown option `b`."],
		["run {1-3}", 4, "Unknown option `{1-3}`."],
		['run "text"', 4, 'Unknown option `"text"`.'],
		['run id="a" id="b"', 11, "Option `id` is given twice."],
		["run run", 4, "Option `run` is given twice."],
		["run exit=abc", 4, "Option `exit`: must be an exit status from 0 to 255"],
		["run exit=256", 4, "Option `exit`: must be an exit status from 0 to 255"],
		["run exit=-1", 4, "Option `exit`: must be an exit status from 0 to 255"],
		["run fails", 4, "Option `fails`: must name how: fails=1, or"],
		["run fails=0", 4, "Option `fails`: must be statuses from 1 to 255"],
		["run fails=256", 4, "Option `fails`: must be statuses from 1 to 255"],
		['run fails="1;2"', 4, "Option `fails`: must be statuses from 1 to 255"],
		['run fails="1,"', 4, "Option `fails`: must be statuses from 1 to 255"],
		["run fails=dead", 4, "Option `fails`: must be statuses from 1 to 255"],
		['run id="Hello"', 4, "Option `id`: must be lower-case letters, digits and hyphens."],
		['run id="x" terminal="a b"', 11, "Option `terminal`: must be lower-case letters"],
		['run timeout="5"', 4, "Option `timeout`: must be a duration"],
		['run timeout="1h"', 4, "Option `timeout`: must be a duration"],
		['run timeout="-1s"', 4, "Option `timeout`: must be a duration"],
		['run hidden="yes"', 4, "Option `hidden`:"],
		['run until="text"', 4, "Option `until`:"],
		['run retry="1"', 4, "Option `retry`: must be a duration"],
		["run exit=1a", 4, "Option `exit`: must be an exit status from 0 to 255"],
		["run exit=0001", 4, "Option `exit`: must be an exit status from 0 to 255"],
		['run id="-a"', 4, "Option `id`: must be lower-case letters, digits and hyphens."],
		['run id="a_b"', 4, "Option `id`: must be lower-case letters, digits and hyphens."],
		['run timeout="1s2"', 4, "Option `timeout`: must be a duration"],
		['run timeout="x1s"', 4, "Option `timeout`: must be a duration"],
		["run figure=a", 4, "Option `figure`: must be a whole number"],
		["run figure=1a", 4, "Option `figure`: must be a whole number"],
		["run figure=a1", 4, "Option `figure`: must be a whole number"],
		['run picture="x http://localhost/" alt="x"', 4, "Option `picture`: must be a page of"],
		['run picture="http://localhost" alt="x"', 4, "Option `picture`: must be a page of"],
		['run picture="https://docs.docker.com/" alt="x"', 4, "Option `picture`: must be a page of"],
		['run picture="xhttp://localhost/" alt="x"', 4, "Option `picture`: must be a page of"],
		['run picture="http://localhost:/" alt="x"', 4, "Option `picture`: must be a page of"],
		['run timeout="x5s"', 4, "Option `timeout`: must be a duration"],
		['run timeout="5s."', 4, "Option `timeout`: must be a duration"],
		['run timeout="5h"', 4, "Option `timeout`: must be a duration"],
		['run id="-a"', 4, "Option `id`: must be lower-case"],
		['run id="a_b"', 4, "Option `id`: must be lower-case"],
		['run exit="1x"', 4, "Option `exit`: must be an exit status"],
		['run exit="x1"', 4, "Option `exit`: must be an exit status"],
		['run exit="0001"', 4, "Option `exit`: must be an exit status"],
		['run figure="1x"', 4, "Option `figure`: must be a whole number"],
		['run figure="x1"', 4, "Option `figure`: must be a whole number"],
		['run fails="0"', 4, "Option `fails`: must be statuses"],
		['run fails="256"', 4, "Option `fails`: must be statuses"],
		['run fails="1 2"', 4, "Option `fails`: must be statuses"],
		['run fails="1,"', 4, "Option `fails`: must be statuses"],
		['run fails="x1"', 4, "Option `fails`: must be statuses"],
		['run picture="http://localhost:8000/"', 4, 'Option `picture`: goes with alt="…"'],
		['run alt="x"', 4, 'Option `alt`: goes with picture="…"'],
		['run timeout="0s"', 4, "Option `timeout`: must be a duration"],
		['run picture="http://localhost/" alt=" "', 32, "Option `alt`: must say what"],
		["run workspace", 4, "Option `workspace`:"],
		["run id", 4, "Option `id`:"],
	])("is told with its place: %s", (meta, offset, message) => {
		expect(errorsOf(meta)).toEqual([
			expect.objectContaining({ offset, message: expect.stringContaining(message) }),
		]);
	});

	test("in a regular expression is told with its place and how to write one", () => {
		expect(errorsOf("run id=x until=/(/")).toEqual([
			{
				offset: 9,
				message: expect.stringContaining("Unterminated group"),
				hint: expect.stringContaining("until=/text/"),
			},
		]);
	});

	test("in an option's name is answered with the names that there are", () => {
		expect(errorsOf("run lineNumbers")[0]?.hint).toMatch(
			/^A snippet's options are: run, id, exit, fails, error, timeout, .*keep\.$/,
		);
	});

	test.each([
		["run ids=x", "Did you mean `id`? Write id=x."],
		["run {id}", 'Did you mean `id`? Write id="version".'],
		['run titre="x"', 'Did you mean `title`? Write title="x".'],
		["run EXIT", "Did you mean `exit`? Write exit=1."],
		['run id:"version"', 'Write an equals sign between an option and its value: id="version".'],
		['run id="a", exit=1', 'Options have blanks between them, and no commas: id="a".'],
		['run id="Mon arrêt"', 'Write id="mon-arret".'],
		['run terminal="L’API"', 'Write terminal="l-api".'],
		['run id="-"', 'Write id="version".'],
		['run machine="Noeud_2"', 'Write machine="noeud-2".'],
		['run machine="2"', 'Write machine="noeud2".'],
		['run machine="noeud-"', 'Write machine="noeud".'],
		[`run machine="${"n".repeat(64)}"`, 'Write machine="noeud2".'],
		["run machine=registry", 'Write machine="noeud2".'],
		['run exit="a"', 'Write exit=1, or exit="0,1" with one for each command.'],
		["run exit", 'Write exit=1, or exit="0,1" with one for each command.'],
		["run timeout=30", 'Write timeout="30s".'],
		['run timeout="2 minutes"', 'Write timeout="2m".'],
		['run retry="500 msec"', 'Write retry="500ms".'],
		['run timeout="90m"', 'Write timeout="2m", or another time up to 60m.'],
		['run timeout="2h"', 'Write timeout="2m", or another time up to 60m.'],
		['run until="/x/"', "Write until=/x/."],
		['run show="1..5"', 'Write show="1-5".'],
		['run show="2:4, -1"', 'Write show="2-4, -1".'],
		['run env="A=1;B=2"', 'Variables have blanks between them: env="A=1 B=2".'],
		[
			'run env="A=$B"',
			"A value is taken as it stands, without what the shell would replace: set it by a command of the fence.",
		],
		["run fails=unhealty", "Did you mean `unhealthy`? Write fails=unhealthy."],
		['run picture="localhost:8000" alt="x"', 'Write picture="http://localhost:8000/".'],
		['run picture="http://127.0.0.1:80/a" alt="x"', 'Write picture="http://localhost:80/a".'],
		['run picture="http://localhost:8000"', 'Write picture="http://localhost:8000/".'],
		["run illustration", "Keep one of the two words."],
		['run until="GET /docs"', "Write until=/GET \\/docs/."],
		["run until=ready", "Write until=/ready/."],
		["run until", "Write until=/Uvicorn running/."],
		["run until=/x/i", "A pattern has no flags such as `i`: write until=/x/."],
		["run until=/ready\\-now/", "Write until=/ready-now/."],
		["run mark=/[[:digit:]]+/", "Write mark=/[\\d]+/."],
		['run error=/{"a"/', 'Write error=/\\{"a"/.'],
		["run until=/(?i)ready/", "Write until=/(?i:ready)/."],
		['run show="5-1"', 'Write show="1-5".'],
		["run show=0", 'Write show="1-5, -3".'],
		["run fails=oom", "Write fails=137."],
		['run workdir="src"', 'Did you mean `cwd`? Write cwd="src".'],
		["run status=1", "Did you mean `exit`? Write exit=1."],
		["run {2,4}", MARKED],
		['run hl_lines="2"', MARKED],
		["run mark={2}", MARKED],
		['run ins="1-3"', MARKED.replace("mark=/ready/", "ins=/nouveau/")],
		['run note="x"', 'A note stands below its fence: <Note of="version" at="/Engine/">…</Note>.'],
		[
			"run sleep=5",
			'Nothing waits for a time: until=/…/ waits for the screen, and retry="15s" repeats a command.',
		],
		["run hidden=yes", "Write `hidden` alone, or drop it."],
		["run figure=a", "Write figure=3."],
		['run engines="new"', 'Write engines=">=23".'],
		['run picture="http://localhost/"', 'Add alt="La documentation…".'],
		['run alt="x"', 'Add picture="http://localhost:8000/docs", or drop it.'],
		["run id", 'Write id="version".'],
	])("is told with the mend: %s", (meta, hint) => {
		expect(errorsOf(meta)[0]?.hint).toBe(hint);
	});

	test.each([
		["run title=“mon titre” exit=1", 'Write straight ones: title="mon titre".'],
		["run title=« mon titre »", 'Write straight ones: title="mon titre".'],
		["run id=‘a’", 'Write straight ones: id="a".'],
		['run title="mon titre', 'Close it, as in title="mon titre".'],
		["run title=Le serveur web exit=1", 'Write title="Le serveur web".'],
		["run until=Uvicorn running on exit=1", "Write until=/Uvicorn running on/."],
		["run exit=0, 1", 'Write exit="0, 1".'],
		["run show=1-5, -3 wrap", 'Write show="1-5, -3".'],
		["run until=/Uvicorn running on", "Close it, as in until=/Uvicorn running on/."],
	])("in its quotes is the only one told: %s", (meta, hint) => {
		expect(errorsOf(meta)).toEqual([expect.objectContaining({ offset: 4, hint })]);
	});

	test("is none where a value holds quotes of another kind, or a path", () => {
		expect(optionsOf(`run title="L’« API »" cwd=/etc`)).toMatchObject({ cwd: "/etc" });
	});

	test("that is given twice is answered with what to do", () => {
		expect(errorsOf("run run")[0]?.hint).toBe("Keep one.");
	});

	test("does not hide the others", () => {
		expect(new Set(errorsOf('run foo exit=x id="A"').map(({ offset }) => offset))).toEqual(
			new Set([4, 8, 15]),
		);
	});

	test("never throws, and its place is in the meta, whatever was written", () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (before, after) => {
				const meta = `${before} run ${after}`;
				const read = readMeta(meta);
				if (read.kind !== "invalid") return;
				for (const { offset } of read.errors) {
					expect(offset).toBeGreaterThanOrEqual(0);
					expect(offset).toBeLessThanOrEqual(meta.length);
				}
			}),
		);
	});
});
