import { expect, test } from "vitest";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";

async function plan(...lines: string[]) {
	const { page, issues } = readPage(lines.join("\n"), "a.mdx");
	const read = await readEntries(page);
	return {
		texts: read.snippets.map(({ entries }) => entries.map(({ text }) => text)),
		issues: [...issues, ...read.issues],
	};
}

const START = ['```sh run id="lancer"', "docker run -d alpine", "```"];

test("a value to paste is part of its command, whatever signs its pattern has", async () => {
	const { texts, issues } = await plan(
		...START,
		"```sh run",
		"docker stop ${lancer:/^([0-9a-f]{12})'\"(/} &&",
		"  docker rm ${lancer:/^(a\\/b)/}",
		"docker ps",
		"```",
	);
	expect(issues).toMatchObject([
		{
			message: expect.stringMatching(/Invalid regular/),
			hint: "Write it as in a quote: the id, and a pattern between slashes.",
		},
	]);
	expect(texts[1]).toEqual([
		"docker stop ${lancer:/^([0-9a-f]{12})'\"(/} &&\n  docker rm ${lancer:/^(a\\/b)/}",
		"docker ps",
	]);
});

test.each([
	"docker stop ${lancer:/x}",
	"docker stop ${lancer:/x",
	"echo ${lancer:/(a)/} ${lancer:/b}",
])("a value to paste is closed: %s", async (command) => {
	const { issues } = await plan(...START, "```sh run", command, "```");
	expect(issues).toMatchObject([
		{ message: expect.stringMatching(/is never closed\.$/), hint: expect.stringContaining("/}") },
	]);
});

test.each([
	"${lancer:(.*)}",
	"${lancer:^(.*)$}",
	'${lancer:"/(.*)/"}',
	"${lancer./(.*)/}",
	"${ lancer : /(.*)/ }",
	"${lancer: /(.*)/}",
	"{{lancer:/(.*)/}}",
	"{{ lancer: /x/ }}",
])("what is almost a value to paste is told: %s", async (written) => {
	const { issues } = await plan(...START, "```sh run", `docker stop ${written}`, "```");
	expect(issues).toMatchObject([
		{ message: expect.stringContaining(written), hint: "Write ${lancer:/^(.*)$/}." },
	]);
});

test("a pattern that is almost one is mended", async () => {
	const { issues } = await plan(...START, "```sh run", "echo ${lancer:/a\\-b/}", "```");
	expect(issues).toMatchObject([{ hint: "Write ${lancer:/a-b/}." }]);
});

test.each([
	"echo ${lancer:-/tmp} ${lancer#a} ${lancer%.*} ${lancer/a/b} ${lancer:0:3} ${lancer: -3} ${lancer}",
	"docker ps --format '{{.lancer}} {{ lancer }} {{index .lancer \"a\"}}'",
	"echo ${autre:(1)}",
	'echo ${lancer#"a"} ${lancer##*/}',
	"echo ${lancer:/a\\/b/} ${lancer:/\\}/}",
	"echo ${x//a/b} ${x:-/tmp} ${x:1}",
	"echo http://a:/b",
])("what is closed, or no value to paste, is fine: %s", async (command) => {
	expect((await plan(...START, "```sh run", command, "```")).issues).toEqual([]);
});

test("a value to paste is of a snippet that has run", async () => {
	const { issues } = await plan(
		...START,
		"```console run",
		"$ docker stop ${lancr:/(a)/}",
		"```",
		'```sh run id="after"',
		"true",
		"```",
		"```sh run",
		"echo ${aftre:/b/} ${x/a/b} ${x:1}",
		"```",
	);
	expect(issues).toEqual([
		expect.objectContaining({
			line: 5,
			message: expect.stringContaining("`lancr`"),
			hint: "Did you mean `lancer`?",
		}),
		expect.objectContaining({ line: 11, hint: "Did you mean `after`?" }),
	]);
	const unlike = await plan(...START, "```sh run", "echo ${xyz:/b/}", "```");
	expect(unlike.issues).toMatchObject([{ hint: "So far: lancer, snippet-2." }]);
});

test("values of one command are each put in their place, as they are written", async () => {
	const { texts, issues } = await plan(
		...START,
		"```sh run",
		"docker cp ${lancer:/^(a)/}:/x ${lancer:/^(\\p{L})/}:/y ${lancer:/^(a)/}",
		"```",
	);
	expect(issues).toMatchObject([]);
	expect(texts[1]).toEqual([
		"docker cp ${lancer:/^(a)/}:/x ${lancer:/^(\\p{L})/}:/y ${lancer:/^(a)/}",
	]);
});
