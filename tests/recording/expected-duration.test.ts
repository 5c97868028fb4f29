import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { expectedDuration } from "../../scripts/recording/expected-duration.ts";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

/** How long the page took on each version, in milliseconds. */
const DURATIONS = { "20.10": 300, "24.0": 240, "26.1": 700, "27.5": 270, "28.5": 900 };

let folder: TemporaryFolder;
beforeAll(async () => {
	folder = await temporaryFolder();
	const recorded = { ...recordingOf(snippetRecording("one", ["one"])), page: "a" };
	for (const [engine, duration] of Object.entries(DURATIONS)) {
		const file = recordingFile(engine, "a");
		await folder.write({ [file]: JSON.stringify({ ...recorded, engine, duration }) });
	}
});
afterAll(() => folder[Symbol.asyncDispose]());

const pageOf = (name: string, frontmatter: string, options: string) => {
	const source = `---\n${frontmatter}\n---\n\n\`\`\`sh run ${options}\ntrue\n\`\`\`\n\n\`\`\`sh run\ntrue\n\`\`\`\n`;
	return readPage(source, `src/content/docs/${name}.mdx`).page as PlannedPage;
};
const expected = async (
	name: string,
	version: string,
	{ root = folder.path, frontmatter = 'engines: ">=23"', options = "" } = {},
) =>
	expectedDuration(
		root,
		pageOf(name, frontmatter, options),
		{ version } as EngineSpec,
		await readRecording(root, version, name),
	);

test("a page is to take what it took on its version", async () => {
	expect(await expected("a", "26.1")).toBe(700);
	expect(await expected("a", "28.5")).toBe(900);
});

test("on a new version it is to take what it took on the first other that runs it", async () => {
	expect(await expected("a", "99.0")).toBe(240);
});

test("where it runs nothing it takes no time", async () => {
	expect(await expected("a", "20.10")).toBe(0);
	const some = { frontmatter: "", options: 'engines=">=23"' };
	expect(await expected("a", "20.10", some)).toBe(300);
});

test("nothing tells of a new page, nor where nothing was recorded", async () => {
	expect(await expected("b", "99.0")).toBeUndefined();
	expect(await expected("a", "99.0", { root: `${folder.path}/snippets` })).toBeUndefined();
});
