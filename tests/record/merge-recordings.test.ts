import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { mergeRecordings } from "../../scripts/record/merge-recordings.ts";
import { digestOf } from "../../scripts/recording/checksum.ts";
import { RECORDINGS_FOLDER, recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import { USUAL } from "../support/listed-engines.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const PAGE = { "src/content/docs/a.mdx": '```sh run id="hello"\necho hello\n```\n' };
let here: TemporaryFolder;
let there: TemporaryFolder;
let recording: Recording;

beforeEach(async () => {
	[here, there] = [await temporaryFolder(), await temporaryFolder()];
	await here.write(PAGE);
	const [selected] = await select();
	if (selected === undefined) throw new Error("The page was not planned.");
	const base = recordingOf(snippetRecording("hello", ["hello"]));
	recording = sealed({ ...base, page: "a", engine: USUAL.version, key: selected.keys.official });
});
afterEach(async () => {
	await here?.[Symbol.asyncDispose]();
	await there?.[Symbol.asyncDispose]();
});

/** The page with its recording here. */
const select = async () => selectPages(here.path, (await planPages(here.path)).pages, [USUAL]);

/** Where another machine's recordings lie. */
const folderOf = (machine: TemporaryFolder) => join(machine.path, RECORDINGS_FOLDER);

/** Merges other machines' recordings into those here: what became of each, and what stood against it. */
async function merge(...machines: TemporaryFolder[]) {
	const { outcomes, issues } = await mergeRecordings(
		here.path,
		machines.map(folderOf),
		await select(),
	);
	return {
		kinds: outcomes.map(({ outcome }) => outcome.kind),
		problems: issues.map(({ file, message }) => `${file} ${message}`),
	};
}

/** Names of the files in which recordings of the version are stored here. */
const stored = () => readdir(join(folderOf(here), USUAL.version)).catch(() => []);

/** A recording's file on a machine. */
const fileOn = (machine: TemporaryFolder, page = "a") =>
	join(machine.path, recordingFile(USUAL.version, page));

test("recordings of another machine become this checkout's", async () => {
	await writeRecording(there.path, recording);
	expect(await merge(there)).toEqual({ kinds: ["new"], problems: [] });
	expect(await readFile(fileOn(here), "utf8")).toBe(await readFile(fileOn(there), "utf8"));
	expect(await select()).toMatchObject([{ stale: undefined }]);
	// Where it is here already, byte for byte, there is nothing to say.
	expect(await merge(there)).toEqual({ kinds: [], problems: [] });
});

test("pictures come with their recordings, and none may be missing", async () => {
	const file = Buffer.from("a picture");
	const snippet = pictured(snippetRecording("hello", ["hello"]), file);
	const withPicture = sealed({ ...recording, snippets: [snippet] });
	await writeRecording(there.path, withPicture);
	expect(await merge(there)).toEqual({
		kinds: [],
		problems: [expect.stringContaining("a.json This recording lacks the picture of `hello`")],
	});
	expect(await stored()).toEqual([]);

	await writeRecording(there.path, withPicture, new Map([["hello", file]]));
	expect(await merge(there)).toEqual({ kinds: ["new"], problems: [] });
	expect(await stored()).toEqual([`a.hello.${digestOf(file)}.png`, "a.json"]);
	expect(await select()).toMatchObject([{ stale: undefined }]);
});

test("a recording of another commit is refused, and nothing is written", async () => {
	await writeRecording(there.path, sealed({ ...recording, key: "ffffffffffffffff" }));
	expect((await merge(there)).problems).toEqual([
		expect.stringContaining("a.json This recording is stale"),
	]);
	expect(await stored()).toEqual([]);
});

test("what a machine left as it is here has nothing to say, whatever page or version it was of", async () => {
	const old = recordingFile("19.03", "gone");
	const text = JSON.stringify({ ...recording, page: "gone", engine: "19.03" });
	await here.write({ [old]: text, [recordingFile(USUAL.version, "broken")]: "{" });
	await there.write({ [old]: text, [recordingFile(USUAL.version, "broken")]: "{" });
	await writeRecording(there.path, recording);
	expect(await merge(there)).toEqual({ kinds: ["new"], problems: [] });
	await there.write({ [old]: `${text}\n` });
	expect((await merge(there)).problems).toHaveLength(1);
});

test("two machines that recorded one page otherwise are both named, and nothing is written", async () => {
	await using third = await temporaryFolder();
	await writeRecording(there.path, recording);
	await writeRecording(third.path, sealed({ ...recording, duration: recording.duration + 1 }));
	const problem = `${fileOn(third)} It is another recording of the page than ${fileOn(there)}.`;
	expect(await merge(there, third)).toEqual({ kinds: [], problems: [problem] });
	expect(await stored()).toEqual([]);
	// The same from both is no matter.
	expect(await merge(there, there)).toEqual({ kinds: ["new"], problems: [] });
});

test("a folder that there is not is a bad call", async () => {
	await expect(mergeRecordings(here.path, ["/nowhere"], await select())).rejects.toThrow(
		/^--merge cannot read \/nowhere: ENOENT/,
	);
});

test("a recording that is broken or of no page here is refused", async () => {
	await writeRecording(there.path, { ...recording, page: "b" });
	const problem = `${fileOn(there, "b")} It is no recording of a page here, for a version here.`;
	expect(await merge(there)).toEqual({ kinds: [], problems: [problem] });
	await writeFile(fileOn(there, "b"), "{");
	expect(await merge(there)).toEqual({ kinds: [], problems: [problem] });
	expect(await stored()).toEqual([]);
});

test("a page that begins after another one is merged without it, and refused once that has changed", async () => {
	const after = '---\nafter: a\n---\n\n```sh run id="hello"\necho hello\n```\n';
	await here.write({ "src/content/docs/b.mdx": after });
	const key = (await select()).find(({ page }) => page.name === "b")?.keys.official;
	if (key === undefined) throw new Error("The page was not planned.");
	await writeRecording(there.path, sealed({ ...recording, page: "b", key }));
	expect(await merge(there)).toEqual({ kinds: ["new"], problems: [] });
	const stale = async () =>
		(await select()).filter((one) => one.stale).map(({ page }) => page.name);
	expect(await stale()).toEqual(["a"]);

	await here.write({
		"src/content/docs/a.mdx": PAGE["src/content/docs/a.mdx"].replace("o h", "o H"),
	});
	expect(await stale()).toEqual(["a", "b"]);
	await there.write({
		[recordingFile(USUAL.version, "b")]: `${await readFile(fileOn(here, "b"), "utf8")}\n`,
	});
	expect((await merge(there)).problems).toEqual([
		expect.stringContaining(
			"b.json This recording is stale: the page, its files, the page it begins after",
		),
	]);
});
