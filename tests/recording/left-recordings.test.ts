import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestOf } from "../../scripts/recording/checksum.ts";
import { leftRecordings, removeLeftRecordings } from "../../scripts/recording/left-recordings.ts";
import {
	pictureFile,
	RECORDINGS_FOLDER,
	recordingFile,
} from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const PICTURE = Buffer.from("PNG");
const NEEDED = { pages: new Set(["serie/a"]), versions: new Set(["28.5"]) };
let folder: TemporaryFolder;

/** A page that is needed, with a picture. */
beforeEach(async () => {
	folder = await temporaryFolder();
	const snippet = pictured(snippetRecording("one", ["28.5"]), PICTURE);
	const recording = { ...recordingOf(snippet), page: "serie/a", engine: "28.5" };
	await writeRecording(folder.path, sealed(recording), new Map([["one", PICTURE]]));
});
afterEach(() => folder[Symbol.asyncDispose]());

const picture = (page: string, text: string, version = "28.5") =>
	pictureFile(recordingFile(version, page), "one", digestOf(Buffer.from(text)));
const left = async () => (await leftRecordings(folder.path, NEEDED)).map(({ file }) => file);

test("what the course needs is not left, nor is what is no recording", async () => {
	await folder.write({
		[`${RECORDINGS_FOLDER}/28.5/notes.txt`]: "",
		[`${RECORDINGS_FOLDER}/x.json`]: "",
	});
	expect(await left()).toEqual([]);
});

test("what no page or version needs is left, and why is told", async () => {
	const files = {
		[recordingFile("28.5", "serie/b")]: /there is no page `serie\/b` with commands/,
		[picture("serie/b", "PNG")]: /there is no page `serie\/b`/,
		[recordingFile("27.0", "serie/a")]: /does not list Docker 27\.0/,
		[picture("serie/a", "PNG", "27.0")]: /does not list Docker 27\.0/,
		[picture("serie/a", "of a killed run")]: /its recording does not name it/,
	};
	await folder.write(Object.fromEntries(Object.keys(files).map((file) => [file, ""])));
	const issues = await leftRecordings(folder.path, NEEDED);
	expect(Object.fromEntries(issues.map(({ file, message }) => [file, message]))).toEqual(
		Object.fromEntries(
			Object.entries(files).map(([file, why]) => [file, expect.stringMatching(why)]),
		),
	);
	expect(new Set(issues.map(({ hint }) => hint))).toEqual(
		new Set(["Run `npm run record`, which removes it."]),
	);

	expect(await removeLeftRecordings(folder.path, NEEDED)).toEqual(issues);
	expect(await left()).toEqual([]);
	const kept = await readdir(join(folder.path, RECORDINGS_FOLDER, "28.5/serie"));
	expect(kept).toHaveLength(2);
});

test("a picture is not left where its recording cannot be read, but is where there is none", async () => {
	await folder.write({
		[recordingFile("28.5", "serie/a")]: "{",
		[picture("serie/a", "another")]: "",
	});
	expect(await left()).toEqual([]);
	const needed = { ...NEEDED, pages: new Set(["serie/a", "b"]) };
	await folder.write({ [picture("b", "PNG")]: "" });
	const issues = await leftRecordings(folder.path, needed);
	expect(issues.map(({ file }) => file)).toEqual([picture("b", "PNG")]);
});

test("where nothing was recorded, nothing is left", async () => {
	await using empty = await temporaryFolder();
	expect(await leftRecordings(empty.path, NEEDED)).toEqual([]);
});
