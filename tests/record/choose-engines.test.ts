import { afterEach, beforeEach, expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { chooseEngines } from "../../scripts/record/choose-engines.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const engine = (version: string, suite?: string): EngineSpec => ({
	version,
	default: version === "29",
	official: `docker:${version}-dind`,
	...(suite && { suite }),
});
const LISTED = [engine("29"), engine("28.5", "sid"), engine("26.1", "trixie")];
const NOTHING = {
	engine: [],
	images: "stand-in",
	force: false,
	check: false,
	frozen: false,
} as const;

let folder: TemporaryFolder;
beforeEach(async () => {
	folder = await temporaryFolder();
	await folder.write({ "src/content/docs/a.mdx": '```sh run id="hello"\necho hello\n```\n' });
});
afterEach(() => folder?.[Symbol.asyncDispose]());

/** Stores an up-to-date recording of the page. */
async function record(version: string): Promise<void> {
	const { pages } = await planPages(folder.path);
	const engines = LISTED.filter((one) => one.version === version);
	const [selected] = await selectPages(folder.path, pages, engines);
	const made = recordingOf(snippetRecording("hello", ["hello"]));
	const key = selected?.keys.official ?? "";
	await writeRecording(folder.path, sealed({ ...made, page: "a", engine: version, key }));
}

async function chosen(options: Partial<Parameters<typeof chooseEngines>[0]["options"]>) {
	const { pages } = await planPages(folder.path);
	const course = { root: folder.path, pages, listed: LISTED, options: { ...NOTHING, ...options } };
	const { engines, notes } = await chooseEngines(course);
	return { versions: engines.map(({ version }) => version), notes };
}

test("the default version is recorded where its official image is to be had", async () => {
	expect(await chosen({ images: "official" })).toEqual({ versions: ["29"], notes: [] });
});

test("it gives way to the newest that a suite of Debian has, and that is told", async () => {
	expect(await chosen({ force: true })).toEqual({
		versions: ["28.5"],
		notes: [
			expect.stringContaining("Docker 29 gives way to 28.5, the newest that this machine can have"),
		],
	});
});

test("where it is up to date nothing gives way, since nothing is run", async () => {
	await record("29");
	expect(await chosen({})).toEqual({ versions: ["29"], notes: [] });
	expect((await chosen({ force: true })).versions).toEqual(["28.5"]);
});

test("what is looked at is what the site shows", async () => {
	await record("28.5");
	expect(await chosen({ frozen: true })).toEqual({ versions: ["28.5"], notes: [] });
	expect(await chosen({ check: true })).toEqual({ versions: ["28.5"], notes: [] });
	await record("29");
	expect((await chosen({ frozen: true })).versions).toEqual(["29"]);
	expect((await chosen({ check: true, images: "official" })).versions).toEqual(["29"]);
});

test("a version that is named gives way to none; of all, those are left out that cannot be had", async () => {
	expect(await chosen({ engine: ["29"] })).toEqual({ versions: ["29"], notes: [] });
	expect(await chosen({ engine: ["all"], images: "official" })).toEqual({
		versions: ["29", "28.5", "26.1"],
		notes: [],
	});
	expect(await chosen({ engine: ["all"] })).toEqual({
		versions: ["28.5", "26.1"],
		notes: [expect.stringContaining("Docker 29 is left out")],
	});
});
