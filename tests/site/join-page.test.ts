import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { pageKeys } from "../../scripts/recording/page-key.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { pickEngine, readEngines } from "../../scripts/versions/read-engines.ts";
import { readCourse } from "../../src/join/course.ts";
import { joinPage, recordingReader } from "../../src/join/join-page.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const FILE = "src/content/docs/exercice-1.mdx";
const TEXT = `---
title: Une page
---

\`\`\`sh run id="prepare"
true
\`\`\`

## Question 1-a

\`\`\`sh run id="version"
docker version
\`\`\`

On lit <Quote of="version" match="/Version: (\\d+)/" />.
`;
const ENGINES = `{ "engines": [
	{ "version": "28.5", "default": true, "official": "docker:28.5-dind" },
	{ "version": "26.1", "official": "docker:26.1-dind" },
	{ "version": "20.10", "official": "docker:20.10-dind" }
] }`;

let folder: TemporaryFolder;
const read = readPage(TEXT, FILE).page;
const page = { ...read, ...(await readEntries(read)) };

beforeEach(async () => {
	folder = await temporaryFolder();
	await cp(join(ROOT, "snippets/engine"), join(folder.path, "snippets/engine"), {
		recursive: true,
	});
	await folder.write({ [FILE]: TEXT, "snippets/engines.json": ENGINES });
});
afterEach(() => folder[Symbol.asyncDispose]());

/** Writes the page's recording on a version. */
async function record(
	version: string,
	screen: readonly string[],
	change: Partial<Recording> = {},
): Promise<void> {
	const engine = pickEngine(await readEngines(folder.path), version);
	const { official: key } = await pageKeys(folder.path, page, engine);
	const made = recordingOf(snippetRecording("prepare", []), snippetRecording("version", screen));
	const recording = sealed({ ...made, key, engine: version });
	await writeRecording(folder.path, { ...recording, ...change });
}

async function joined() {
	const engines = await readEngines(folder.path);
	const read = recordingReader(folder.path);
	const one = await joinPage(page, pickEngine(engines), engines, read);
	const views = one.shown.views.map(({ recording, ...view }) => ({
		...view,
		of: recording.engine,
	}));
	return { ...one, views, absences: one.shown.absences };
}

describe("a page and its versions", () => {
	test("has a view for each meaning, and a quote for each value", async () => {
		await record("28.5", ["Version: 28", "id 0123456789ab"]);
		await record("26.1", ["Version: 28", "id ba9876543210"]);
		await record("20.10", ["Version: 20", "id ba9876543210"]);
		expect(await joined()).toMatchObject({
			views: [
				{ versions: ["28.5", "26.1"], of: "28.5", differing: [] },
				{ versions: ["20.10"], of: "20.10", differing: ["version"] },
			],
			absences: [],
			quotes: [
				[
					{ versions: ["28.5", "26.1"], value: "28" },
					{ versions: ["20.10"], value: "20" },
				],
			],
			issues: [],
		});
	});

	test("shows the default version where another one is missing or stale, and warns", async () => {
		await record("28.5", ["Version: 28"]);
		await record("26.1", ["Version: 26"], { key: "0000000000000000" });
		const { views, absences, issues } = await joined();
		expect(views).toEqual([{ versions: ["28.5", "26.1", "20.10"], of: "28.5", differing: [] }]);
		expect(absences).toEqual([{ version: "26.1" }, { version: "20.10" }]);
		expect(issues).toEqual([]);
		// Nobody can choose a version that nothing was recorded on.
		expect(await readCourse(folder.path).check()).toEqual({
			issues: [],
			warnings: [
				`${FILE}: not recorded on Docker 26.1 as it is now, so it shows 28.5 there. Run \`npm run record -- --engine 26.1\`.`,
			],
		});
	});

	test("shows the default version where no snippet was run, and says what it needs", async () => {
		await record("28.5", ["Version: 28"]);
		const skipped = { terminal: "terminal", skipped: ">=23", steps: [] };
		const snippets = ["prepare", "version"].map((id) => ({ id, ...skipped }));
		const engine = pickEngine(await readEngines(folder.path), "20.10");
		const { official: key } = await pageKeys(folder.path, page, engine);
		await writeRecording(
			folder.path,
			sealed({ ...recordingOf(...snippets), key, engine: "20.10" }),
		);
		const { views, absences } = await joined();
		expect(views).toMatchObject([{ versions: ["28.5", "26.1", "20.10"] }]);
		expect(absences).toEqual([{ version: "26.1" }, { version: "20.10", range: ">=23" }]);
		const course = readCourse(folder.path);
		expect(await course.check()).toEqual({ issues: [], warnings: [] });
		expect(await course.changes()).toMatchObject([
			{ version: "20.10", pages: [{ page: "exercice-1", snippets: [], skipped: ">=23" }] },
		]);
	});

	test("another version is shown where the default one is not recorded, and readers are told", async () => {
		const official = `{ "version": "29", "default": true, "official": "docker:29-dind" }`;
		const old = `{ "version": "26.1", "official": "docker:26.1-dind", "suite": "trixie" }`;
		await folder.write({ "snippets/engines.json": `{ "engines": [${official}, ${old}] }` });
		await record("26.1", ["Version: 26"]);
		const course = readCourse(folder.path);
		expect(await course.versions()).toMatchObject({ usual: "26.1", awaited: "29" });
		expect((await course.page(FILE))?.shown.views).toMatchObject([
			{ versions: ["26.1", "29"], recording: { engine: "26.1" } },
		]);
		expect(await course.check()).toEqual({
			issues: [],
			warnings: [
				expect.stringContaining("recorded on Docker 29 as they are now, so the site shows 26.1"),
			],
		});
		// Where that one is stale, too, the site is not built.
		await record("26.1", ["Version: 26"], { key: "0000000000000000" });
		expect((await readCourse(folder.path).check()).issues).toMatchObject([
			{ message: expect.stringMatching(/26\.1\/exercice-1\.json is stale/) },
		]);
	});

	test("fails where another version's recording was edited by hand, or does not fit a quote", async () => {
		await record("28.5", ["Version: 28"]);
		await record("26.1", ["Version: 26"], { checksum: "0000000000000000" });
		await record("20.10", ["no version"]);
		expect((await joined()).issues).toMatchObject([
			{ line: 5, message: expect.stringMatching(/26\.1\/exercice-1\.json was edited by hand/) },
		]);
		await record("26.1", ["Version: 26"]);
		expect((await joined()).issues).toMatchObject([
			{ line: 15, message: expect.stringMatching(/fits nothing .* on Docker 20\.10/) },
		]);
	});

	test("fails where a picture is missing or was edited", async () => {
		const [prepare, version] = [snippetRecording("prepare", []), snippetRecording("version", [])];
		const snippets = [prepare, pictured(version, Buffer.from("PNG"))];
		const engine = pickEngine(await readEngines(folder.path), "28.5");
		const { official: key } = await pageKeys(folder.path, page, engine);
		const recording = sealed({ ...recordingOf(...snippets), key });
		await writeRecording(folder.path, recording, new Map([["version", Buffer.from("edited")]]));
		expect((await joined()).issues).toMatchObject([
			{
				line: 5,
				message: expect.stringMatching(/exercice-1\.json lacks the picture of `version`/),
			},
		]);
	});

	test("tells what a version changes, below its question, the older one first", async () => {
		await record("28.5", ["Version: 28", "id 0123456789ab"]);
		await record("26.1", ["Version: 26", "id ba9876543210"]);
		expect(await readCourse(folder.path).changes()).toEqual([
			{
				version: "26.1",
				older: "26.1",
				newer: "28.5",
				pages: [
					{
						page: "exercice-1",
						snippets: [
							{
								id: "version",
								heading: "Question 1-a",
								skipped: undefined,
								since: "28.5",
								kinds: ["values"],
								isToldAbove: false,
								steps: [
									{
										input: "version",
										hunks: [{ before: ["Version: 26"], after: ["Version: 28"] }],
									},
								],
							},
						],
					},
				],
			},
		]);
	});
});
