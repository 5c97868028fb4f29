import { afterEach, beforeEach, expect, test } from "vitest";
import { readCommandLine } from "../../scripts/command-line/command-line.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { RECORD, readArguments } from "../../scripts/record/arguments.ts";
import { record } from "../../scripts/record/command.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { LISTED, USUAL } from "../support/listed-engines.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { runHere } from "../support/run-here.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const { signal } = new AbortController();
const usual = USUAL.version;
let one: TemporaryFolder;

/** A page that is up to date, and the recording of one that is gone. */
beforeEach(async () => {
	one = await temporaryFolder();
	await one.write({
		"snippets/engines.json": formatEngines([...LISTED]),
		"src/content/docs/a.mdx": '```sh run id="hello"\necho hello\n```\n',
	});
	const { pages } = await planPages(one.path);
	const [selected] = await selectPages(one.path, pages, [USUAL]);
	const key = selected?.keys.official ?? "";
	const recording = { ...recordingOf(snippetRecording("hello", ["hello"])), engine: usual, key };
	for (const page of ["a", "gone"]) await writeRecording(one.path, sealed({ ...recording, page }));
});
afterEach(() => one[Symbol.asyncDispose]());

const run = (...argv: string[]) =>
	runHere(one.path, () => record(readArguments(readCommandLine(RECORD, argv)), signal));

test("what nothing needs is told with --frozen, and stays", async () => {
	for (const _ of ["once", "again"]) {
		const { code, output } = await run("--frozen");
		expect(code).toBe(1);
		expect(output).toContain(`${recordingFile(usual, "gone")}:1:1 Nothing needs this file`);
	}
});

test("what nothing needs is removed by a run, though no page is stale, and told", async () => {
	const { code, output } = await run();
	expect(output).toContain(`Removed ${recordingFile(usual, "gone")}. Nothing needs this file`);
	expect(output).toContain("Nothing to record: 1 page is up to date");
	expect(code).toBe(0);
	expect(await run("--frozen")).toEqual({ code: 0, output: "" });
});

test("a run of one page leaves what others need", async () => {
	await one.write({ "src/content/docs/gone.mdx": '```sh run id="hello"\necho bye\n```\n' });
	expect((await run("a")).output).not.toContain("Removed");
	expect((await run("--frozen", "a")).code).toBe(0);
});

test("a page is recorded though another has mistakes, whose recording stays", async () => {
	await one.write({ "src/content/docs/gone.mdx": "```sh run exit=x\nfalse\n```\n\n<a" });
	const { code, output } = await run("a");
	expect(output).toContain("Nothing to record: 1 page is up to date");
	expect(output).toContain("Not recorded, and to be mended: src/content/docs/gone.mdx.");
	expect(output).not.toContain("Removed");
	expect(code).toBe(0);
	expect((await run()).code).toBe(2);
	expect((await run("gone")).code).toBe(2);
});
