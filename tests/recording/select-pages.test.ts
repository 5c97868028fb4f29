import { afterEach, beforeEach, expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { pageKeys } from "../../scripts/recording/page-key.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const ENGINES = ["28.5", "26.1"].map((version) => ({
	version,
	default: version === "28.5",
	official: `docker:${version}-dind`,
}));
let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
	await folder.write({
		"src/content/docs/a.mdx": '```sh run id="s"\nls\n```\n',
		"src/content/docs/b.mdx": '```sh run id="s"\npwd\n```\n',
	});
});
afterEach(() => folder[Symbol.asyncDispose]());

const select = async () => selectPages(folder.path, (await planPages(folder.path)).pages, ENGINES);

test("each page is there for each engine, with its key and why it must be recorded", async () => {
	const selected = await select();
	expect(selected.map(({ engine, page }) => `${engine.version} ${page.name}`)).toEqual([
		"28.5 a",
		"28.5 b",
		"26.1 a",
		"26.1 b",
	]);
	for (const { keys, page, engine, ...rest } of selected) {
		expect(keys).toEqual(await pageKeys(folder.path, page, engine));
		expect(rest).toEqual({
			before: undefined,
			expected: undefined,
			pictures: new Map(),
			stale: "is missing",
		});
	}
});

test("a page comes with its recording and pictures, and how long it is to take", async () => {
	const [one] = await select();
	const file = Buffer.from("PNG");
	const made = recordingOf(pictured(snippetRecording("s", []), file));
	const recording = sealed({ ...made, page: "a", key: one?.keys.official ?? "" });
	const pictures = new Map([["s", file]]);
	await writeRecording(folder.path, recording, pictures);
	expect(await select()).toMatchObject([
		{ before: recording, pictures, expected: recording.duration, stale: undefined },
		{ before: undefined, expected: undefined, stale: "is missing" },
		{ before: undefined, expected: recording.duration, stale: "is missing" },
		{ before: undefined, expected: undefined, stale: "is missing" },
	]);
	await writeRecording(folder.path, { ...recording, key: "ffffffffffffffff" }, pictures);
	expect((await select())[0]?.stale).toMatch(/^is stale/);
});
