import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { formatReport } from "../../scripts/record/report.ts";
import type { ReportCase } from "../../scripts/record/report-cases.ts";
import { pageKeys } from "../../scripts/recording/page-key.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { fenced } from "../../scripts/text/fenced.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import {
	type EngineSpec,
	pickEngine,
	unlistedEngine,
} from "../../scripts/versions/read-engines.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { commitAll, git } from "./git.ts";

const ENGINES: EngineSpec[] = [
	{ ...unlistedEngine([], "28.5"), default: true },
	unlistedEngine([], "26.1"),
	unlistedEngine([], "20.10"),
];
const BEGINNING =
	"Recorded with official images by https://github.example/someone/docker-lab/actions/runs/42.\n";
const SAME = "committed/28.5 and Docker 28.5 show the same on 1 page.\n";

/** A checkout of a course of one page, and what Actions gives to a step beside it. */
let folder: TemporaryFolder;
let checkout: string;

beforeEach(async () => {
	folder = await temporaryFolder();
	checkout = join(folder.path, "checkout");
	await folder.write({
		"checkout/src/content/docs/a.mdx": '```sh run id="hello"\necho hello\n```\n',
		"checkout/snippets/engines.json": formatEngines(ENGINES),
	});
	await mkdir(join(folder.path, "temp"));
	await store("28.5", ["hello"]);
	await store("26.1", ["hi"]);
	await git(checkout, "init", "--quiet");
	await commitAll(checkout);
});
afterEach(() => folder?.[Symbol.asyncDispose]());

/** Stores what the page showed on a version. */
async function store(version: string, screen: readonly string[]): Promise<void> {
	const engine = pickEngine(ENGINES, version);
	const { pages } = await planPages(checkout);
	const [page] = pages;
	if (page === undefined) throw new Error("The page was not planned.");
	const { official: key } = await pageKeys(checkout, page, engine);
	const recording = recordingOf(snippetRecording("hello", screen));
	await writeRecording(checkout, sealed({ ...recording, page: "a", engine: version, key }));
}

/** Runs the script as the workflow's step does. */
async function describeProposal(version: string, recorded = "success") {
	const files = ["summary", "output", "temp/text.md"].map((name) => join(folder.path, name));
	const [summary = "", output = "", text = ""] = files;
	await Promise.all([summary, output].map((file) => writeFile(file, "")));
	await execa(process.execPath, [join(ROOT, "scripts/ci/describe-proposal.ts")], {
		cwd: checkout,
		env: {
			GITHUB_OUTPUT: output,
			GITHUB_REPOSITORY: "someone/docker-lab",
			GITHUB_RUN_ID: "42",
			GITHUB_SERVER_URL: "https://github.example",
			GITHUB_STEP_SUMMARY: summary,
			RECORDED: recorded,
			RUNNER_TEMP: join(folder.path, "temp"),
			VERSION: version,
		},
	});
	const read = (file: string) => readFile(file, "utf8");
	return { summary: await read(summary), output: await read(output), text: await read(text) };
}

const difference = (before: string, after: string) =>
	`## a\n\n\`hello\`\n\n\`\`\`diff\n  $ hello\n- ${before}\n+ ${after}\n\`\`\`\n`;

test("what changed is told, first against what is committed, then against the default version", async () => {
	await store("26.1", ["good morning"]);
	const { summary, output, text } = await describeProposal("all");
	expect(summary).toBe(
		[
			BEGINNING,
			SAME,
			"From committed/26.1 to Docker 26.1, 1 terminal on 1 of 1 page differs.\n",
			difference("hi", "good morning"),
			"Docker 20.10 had no recordings.\n",
			"From Docker 28.5 to Docker 26.1, 1 terminal on 1 of 1 page differs.\n",
			difference("hello", "good morning"),
			"Nothing of Docker 28.5 and Docker 20.10 was compared: 1 page.\n",
			"## a\n",
			"Not compared: its recording for Docker 20.10 is missing.\n",
		].join("\n"),
	);
	expect(text).toBe(summary);
	expect(output).toBe("changed=true\n");
});

test("only the versions that were recorded are told of, and where nothing changed, that", async () => {
	const { summary, output } = await describeProposal("28.5");
	expect(summary).toBe(`${BEGINNING}\n${SAME}`);
	expect(output).toBe("");
});

test.each([
	["a version that is new on the list", "snippets/engines.json", "changed=true\n"],
	["a recording that is new", "src/content/recordings/20.10/a.json", "changed=true\n"],
	["a file elsewhere", "committed", ""],
])("%s: whether that is proposed", async (_, file, expected) => {
	const engines = formatEngines([...ENGINES, unlistedEngine([], "99.0")]);
	await folder.write({ [`checkout/${file}`]: engines });
	expect((await describeProposal("28.5")).output).toBe(expected);
});

test("what broke is told from the reports of all parts, without their tables", async () => {
	const place = (page: string) => ({ page, engine: "28.5", snippet: "hello", file: page, line: 1 });
	const fine: ReportCase = { ...place("c"), state: "passed", duration: 0 };
	const broke = (page: string): ReportCase => ({
		...{ ...place(page), state: "failed", duration: 0 },
		failure: `${page}.mdx:1:1 It broke.\n\n  frame`,
	});
	await folder.write({
		"temp/reports/report-1/report.md": formatReport([broke("a"), fine, broke("b")], "markdown"),
		"temp/reports/report-2/report.md": formatReport([fine], "markdown"),
		"temp/reports/report-3/report.md": formatReport([broke("d")], "markdown"),
	});
	const { summary } = await describeProposal("28.5", "failure");
	const failure = (page: string) => `${fenced("text", `${page}.mdx:1:1 It broke.\n\n  frame`)}\n`;
	expect(summary).toBe(
		[
			BEGINNING,
			"**Not all was recorded**: what broke stays as it was. That run tells more.\n",
			...["a", "b", "d"].map(failure),
			SAME,
		].join("\n"),
	);
});

test("that something broke is told also where no part could report", async () => {
	const { summary } = await describeProposal("28.5", "failure");
	expect(summary).toContain(`${BEGINNING}\n**Not all was recorded**`);
});

test("a text that a pull request cannot take is cut there, and whole in the summary", async () => {
	const lines = Array.from({ length: 1000 }, (_, index) => `line ${index} ${"-".repeat(90)}`);
	await store("28.5", lines);
	const { summary, text } = await describeProposal("28.5");
	expect(summary).toContain("\n+ line 999 -");
	expect(text.startsWith(BEGINNING)).toBe(true);
	expect(text.length).toBeLessThanOrEqual(60_000);
	expect(text).toMatch(/the rest is in the summary of the run\.\n$/);
});
