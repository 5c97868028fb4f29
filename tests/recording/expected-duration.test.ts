import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { expectedDuration } from "../../scripts/recording/expected-duration.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { readRecording } from "../../scripts/recording/recording-store.ts";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;
beforeAll(async () => {
	folder = await temporaryFolder();
	const recorded = { ...recordingOf(snippetRecording("one", ["one"])), page: "a" };
	await folder.write({
		[recordingFile("26.1", "a")]: JSON.stringify({ ...recorded, engine: "26.1", duration: 700 }),
		[recordingFile("20.10", "a")]: JSON.stringify({ ...recorded, engine: "20.10", duration: 0 }),
	});
});
afterAll(() => folder[Symbol.asyncDispose]());

const pageOf = (name: string) => {
	const source = `---\nengines: ">=23"\n---\n\n\`\`\`sh run\ntrue\n\`\`\`\n`;
	return readPage(source, `src/content/docs/${name}.mdx`).page as PlannedPage;
};
const expected = async (name: string, version: string) =>
	expectedDuration(
		folder.path,
		pageOf(name),
		{ version } as EngineSpec,
		await readRecording(folder.path, version, name),
	);

test("a page is to take what it took on its version", async () => {
	expect(await expected("a", "26.1")).toBe(700);
});

test("on a new version it is to take what it took on another that runs it", async () => {
	expect(await expected("a", "99.0")).toBe(700);
});

test("where it runs nothing it takes no time, and nothing tells of a new page", async () => {
	expect(await expected("a", "20.10")).toBe(0);
	expect(await expected("b", "99.0")).toBeUndefined();
});
