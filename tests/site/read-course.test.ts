import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { pageKeys } from "../../scripts/recording/page-key.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import type { LiveCourse } from "../../src/join/course.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

vi.mock("node:fs/promises", async (importOriginal) => {
	const original = await importOriginal<typeof import("node:fs/promises")>();
	return { ...original, readFile: vi.fn(original.readFile) };
});

const PAGES = ["a", "serie/b"];
const LIST = "snippets/engines.json";
const ENGINES = `{ "engines": [
	{ "version": "28.5", "default": true, "official": "docker:28.5-dind" },
	{ "version": "26.1", "official": "docker:26.1-dind" }
] }`;
const PICTURE = Buffer.from("PNG");
const fileOf = (name: string) => `src/content/docs/${name}.mdx`;

let folder: TemporaryFolder;

// Imported anew: the files of one process share what they import, and others' reads are not counted.
vi.resetModules();
const { LiveCourse: Course, readCourse } = await import("../../src/join/course.ts");

/** Two pages that work on the same files, with recordings on two versions that differ. */
beforeEach(async () => {
	folder = await temporaryFolder();
	await cp(join(ROOT, "snippets/simple-api"), join(folder.path, "snippets/simple-api"), {
		recursive: true,
	});
	const source = `---\nworkspace: simple-api\n---\n\n\`\`\`sh run id="one" picture="http://localhost/" alt="Une page"\nls\n\`\`\`\n\n<File path="simple-api/app.py" />\n`;
	await folder.write(Object.fromEntries(PAGES.map((name) => [fileOf(name), source])));
	await folder.write({ "snippets/engine/Dockerfile": "FROM scratch\n", [LIST]: ENGINES });
	const engines = await readEngines(folder.path);
	for (const name of PAGES) {
		for (const engine of engines) {
			const { page } = readPage(source, fileOf(name));
			const { official: key } = await pageKeys(folder.path, page, engine);
			const snippet = pictured(snippetRecording("one", [engine.version]), PICTURE);
			const recording = { ...recordingOf(snippet), page: name, engine: engine.version, key };
			await writeRecording(folder.path, sealed(recording), new Map([["one", PICTURE]]));
		}
	}
	vi.mocked(readFile).mockClear();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** Asks for all that a build asks for, some of it at once. */
async function ask({ now }: LiveCourse) {
	const pages = PAGES.map((name) => now.page(fileOf(name)));
	const { issues } = await now.check();
	await Promise.all([now.changes(), now.versions(), ...pages]);
	const [page] = await Promise.all(pages);
	const [change] = await now.changes();
	return { issues, view: page?.shown.views[1]?.recording.engine, changed: change?.pages.length };
}

/** How often each file of the course was read. */
function reads(): Map<string, number> {
	const paths = vi.mocked(readFile).mock.calls.map(([path]) => String(path));
	const own = paths.filter((path) => path.startsWith(folder.path));
	return new Map([...Map.groupBy(own, (path) => path)].map(([path, all]) => [path, all.length]));
}

test("each file is read once for all who ask, and once more when one has changed", async () => {
	const course = new Course(folder.path);
	const expected = { issues: [], view: "26.1", changed: 2 };
	expect(await ask(course)).toEqual(expected);
	expect(await ask(course)).toEqual(expected);
	const once = reads();
	// Two pages, their four recordings and pictures, the list of engines, and what the keys count.
	expect(once.size).toBeGreaterThan(2 + 4 + 4 + 1);
	// Each folder asks for those on its way.
	const asked = [...once].filter(([path]) => !path.endsWith(".gitignore"));
	expect(asked.filter(([, count]) => count !== 1)).toEqual([]);

	await folder.write({ [fileOf("a")]: "Rien." });
	expect(await ask(course)).toEqual(expected);
	course.forget();
	const { issues, ...rest } = await ask(course);
	expect(rest).toEqual({ view: undefined, changed: 1 });
	// Nothing needs its recordings and pictures any longer.
	expect(issues.map(({ file }) => file.replace(/\.[0-9a-f]{16}\./, "."))).toEqual(
		["26.1/a.json", "26.1/a.one.png", "28.5/a.json", "28.5/a.one.png"].map(
			(file) => `src/content/recordings/${file}`,
		),
	);
	const again = [...reads()].filter(([path]) => !path.endsWith(".gitignore"));
	expect(again.filter(([, count]) => count > 2)).toEqual([]);
});

test("a page with a mistake tells that alone, and keeps no other from being shown", async () => {
	const broken = '```sh run id="one" workspace="nowhere"\nls\n```\n';
	await folder.write({ [fileOf("a")]: broken });
	const course = readCourse(folder.path);
	const message = expect.stringContaining("The workspace `nowhere` does not exist");
	expect(await course.check()).toEqual({
		issues: [expect.objectContaining({ file: fileOf("a"), line: 1, message })],
		warnings: [],
	});
	await expect(course.page(fileOf("a"))).rejects.toMatchObject({ line: 1, message });
	expect((await course.page(fileOf("serie/b")))?.shown.views).toHaveLength(2);
	expect((await course.changes()).map(({ pages }) => pages.length)).toEqual([1]);
});

test("a page without snippets has nothing to be joined with", async () => {
	await folder.write({ [fileOf("a")]: "Rien." });
	expect(await readCourse(folder.path).page(fileOf("a"))).toBeUndefined();
});
