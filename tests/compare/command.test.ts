import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCommandLine } from "../../scripts/command-line/command-line.ts";
import { COMPARE, readArguments } from "../../scripts/compare/arguments.ts";
import { compare } from "../../scripts/compare/command.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { pickEngines, readEngines } from "../../scripts/versions/read-engines.ts";
import { LISTED, UNLISTED } from "../support/listed-engines.ts";
import { ROOT } from "../support/repository-root.ts";
import { runHere } from "../support/run-here.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const PAGE = "exercice-1";
/** A page that was never recorded. */
const BARE = "exercice-2";
let copy: TemporaryFolder;

/** Stores what the course's page showed as a recording of the page here, changed by a callback. */
async function store(engine: string, change: (recording: Recording) => void = () => {}) {
	const recording = await readRecording(ROOT, "28.5", PAGE);
	if (recording === undefined) throw new Error("The course's recording is not there.");
	const { pages } = await planPages(copy.path);
	const engines = pickEngines(await readEngines(copy.path), [engine]);
	const [selected] = await selectPages(copy.path, pages, engines);
	if (selected === undefined) throw new Error("There is no page.");
	const changed = {
		...structuredClone(recording),
		engine,
		key: selected.keys[recording.provenance.kind],
	};
	change(changed);
	await writeRecording(copy.path, { ...changed, checksum: checksum(changed) });
}

function screenOf(recording: Recording, snippet: string): string[] {
	const step = recording.snippets.find(({ id }) => id === snippet)?.steps[0];
	if (step === undefined) throw new Error(`${snippet} is not there.`);
	return step.screen;
}

beforeAll(async () => {
	copy = await temporaryFolder();
	await copy.write({
		"snippets/engines.json": formatEngines(LISTED),
		[`src/content/docs/${PAGE}.mdx`]: '```sh run id="version"\ndocker version\n```\n',
		[`src/content/docs/${BARE}.mdx`]: '```sh run id="info"\ndocker info\n```\n',
	});
	await store("28.5");
	// Another version that shows one line otherwise, and one that only differs in an ID.
	await store("26.1", (recording) => {
		screenOf(recording, "version")[0] = "Client: Docker Engine";
	});
	await store("20.10", (recording) => {
		const listed = screenOf(recording, "ps");
		const others = listed.map((line) => line.replace(/^[0-9a-f]{12}/, "0123456789ab"));
		listed.splice(0, listed.length, ...others);
	});
});
afterAll(async () => {
	await copy?.[Symbol.asyncDispose]();
});

const run = (...argv: string[]) =>
	runHere(copy.path, () => compare(readArguments(readCommandLine(COMPARE, argv))));

describe("npm run compare", () => {
	test("shows what differs in meaning as a diff, and exits 1", async () => {
		const { code, output } = await run("26.1", "28.5", PAGE);
		expect(output).toMatch(
			/^exercice-1 version\n {2}\$ docker version\n {2}- Client: Docker Engine\n {2}\+ Client:\n/,
		);
		expect(output).toMatch(/From Docker 26\.1 to Docker 28\.5, 1 terminal on 1 of 1 page differs/);
		expect(code).toBe(1);
	});

	test("is silent on what only differs in IDs, and exits 0", async () => {
		const { code, output } = await run("20.10", "28.5", PAGE);
		expect(output).toBe("Docker 20.10 and Docker 28.5 show the same on 1 page.");
		expect(code).toBe(0);
	});

	test("writes Markdown for a pull request, and JSON for a program", async () => {
		const markdown = await run("26.1", "28.5", PAGE, "--format", "markdown");
		expect(markdown.output).toContain(
			"## exercice-1\n\n`version`\n\n```diff\n  $ docker version\n- Client: Docker Engine\n+ Client:",
		);
		const json = await run("26.1", "28.5", PAGE, "--format", "json");
		expect(JSON.parse(json.output)).toMatchObject([
			{ page: PAGE, unusable: [], differences: [{ snippet: "version", step: 0 }] },
		]);
	});

	test("knows a version that was recorded, and is not listed", async () => {
		await store("29.0");
		expect(await run("28.5", "29.0", PAGE)).toMatchObject({ code: 0 });
	});

	test("counts the pages that it could not compare, and exits 1", async () => {
		const some = await run("20.10", "28.5");
		expect(some.output).toBe(
			[
				`${BARE}: Not compared: its recording for Docker 20.10 is missing.`,
				`${BARE}: Not compared: its recording for Docker 28.5 is missing.`,
				"Docker 20.10 and Docker 28.5 show the same on 1 page; 1 was not compared.",
			].join("\n\n"),
		);
		expect(some.code).toBe(1);
		const none = await run("28.5", "26.1", BARE);
		expect(none.output).toMatch(
			/\n\nNothing of Docker 28\.5 and Docker 26\.1 was compared: 1 page\.$/,
		);
		expect(none.code).toBe(1);
	});

	test("takes no stale or edited recording for what a version shows", async () => {
		await store("29.1", (recording) => {
			recording.key = "0123456789abcdef";
			screenOf(recording, "version")[0] = "An old screen";
		});
		const stale = await run("28.5", "29.1", PAGE, "--format", "markdown");
		expect(stale.output).toContain(
			`## ${PAGE}\n\nNot compared: its recording for Docker 29.1 is stale: `,
		);
		expect(stale.output).not.toContain("An old screen");
		expect(stale.code).toBe(1);

		await store("29.1");
		const file = join(copy.path, recordingFile("29.1", PAGE));
		await writeFile(file, (await readFile(file, "utf8")).replace('"Client:', '"By hand:'));
		const edited = await run("28.5", "29.1", PAGE);
		expect(edited.output).toContain("its recording for Docker 29.1 was edited by hand.");
		expect(edited.output).not.toContain("By hand:");
	});

	test("compares with a folder of the past, whatever the page was then, and says so", async () => {
		await store("28.5", (recording) => {
			recording.key = "0123456789abcdef";
			screenOf(recording, "version")[0] = "Client: of the past";
		});
		const now = join(copy.path, "src/content/recordings/28.5");
		await cp(now, join(copy.path, "old/28.5"), { recursive: true });
		await store("28.5");

		const { code, output } = await run(join(copy.path, "old/28.5"), "28.5", PAGE);
		expect(output).toMatch(/^exercice-1: The page, its files or the engine changed between/);
		expect(output).toContain("  - Client: of the past\n  + Client:\n");
		expect(output).toMatch(
			/\n\nFrom \S+\/old\/28\.5 to Docker 28\.5, 1 terminal on 1 of 1 page differs\.$/,
		);
		expect(code).toBe(1);
		const same = await run(now, "28.5", PAGE);
		expect(same).toMatchObject({ code: 0 });
	});

	test.each([
		[["28.5"], "Name two Docker versions, or folders."],
		[["old/99.9", "28.5"], "There is no folder old/99.9."],
		[["28.5", UNLISTED], `No engine has the version ${UNLISTED}`],
		[["28.5", "26.1", "exercice-9"], "No page with snippets is named exercice-9."],
		[["28.5", "26.1", "--format", "html"], "--format takes text, markdown or json"],
	])("refuses %j", async (argv, message) => {
		await expect(run(...argv)).rejects.toThrow(message);
	});

	test("exits 2 where it refuses", async () => {
		const argv = ["scripts/compare.ts", "28.5"];
		const { exitCode, stderr } = await execa(process.execPath, argv, { cwd: ROOT, reject: false });
		expect(stderr).toMatch(/^compare: Name two Docker versions/);
		expect(exitCode).toBe(2);
	});
});
