import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { digestOf } from "../../scripts/recording/checksum.ts";
import { findRecording } from "../../scripts/recording/find-recording.ts";
import {
	castKey,
	readPictures,
	readRecording,
	readRecordingFile,
} from "../../scripts/recording/read-recording.ts";
import { castFile, pictureFile, recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { FORMAT, type Recording } from "../../scripts/recording/schema.ts";
import { sealed } from "../../scripts/recording/seal-recording.ts";
import { pictured, recordingOf, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const SCREEN = ["one", "", "\u001b[32mvert é 日本 👩‍🚀\u001b[0m", 'a "quote" \\', "\u2028\ufffd"];
const recording = recordingOf(snippetRecording("a", SCREEN, 255));

test("a recording is read as it was written", async () => {
	await writeRecording(folder.path, recording);
	expect(await readRecording(folder.path, "28.5", "exercice-1")).toEqual(recording);
});

test("a recording of a page in a folder is read as it was written", async () => {
	const deep = { ...recording, page: "serie/page" };
	await writeRecording(folder.path, deep);
	expect(await readRecording(folder.path, "28.5", "serie/page")).toEqual(deep);
});

test("one line of a screen is one line of JSON", async () => {
	await writeRecording(folder.path, recording);
	const path = recordingFile("28.5", "exercice-1");
	expect(path).toBe("src/content/recordings/28.5/exercice-1.json");
	const lines = (await readFile(join(folder.path, path), "utf8")).split("\n");
	for (const line of SCREEN) {
		expect(
			lines.filter((one) => one.trim().replace(/,$/, "") === JSON.stringify(line)),
		).toHaveLength(1);
	}
	expect(lines.at(-1)).toBe("");
});

test("writing leaves no other file behind", async () => {
	await Promise.all(
		[1, 2, 3].map((duration) => writeRecording(folder.path, { ...recording, duration })),
	);
	expect(await readdir(join(folder.path, "src/content/recordings/28.5"))).toEqual([
		"exercice-1.json",
	]);
	expect(await readRecording(folder.path, "28.5", "exercice-1")).toBeDefined();
});

describe("replays", () => {
	const cast = (text: string) => Buffer.from(`{"version":3}\n[0,"o","${text}"]\n`);
	const played = (file: Buffer) =>
		recordingOf({ ...snippetRecording("a", SCREEN), cast: digestOf(file) });
	const write = (file: Buffer, recorded = played(file)) =>
		writeRecording(folder.path, recorded, new Map([[castKey("a"), file]]));
	const at = () => join(folder.path, recordingFile("28.5", "exercice-1"));

	test("one is read as it was written, and the former one is removed", async () => {
		await write(cast("old"));
		await write(cast("new"));
		expect((await readPictures(at(), played(cast("new")))).get(castKey("a"))).toEqual(cast("new"));
		expect((await readdir(dirname(at()))).toSorted()).toEqual([
			`exercice-1.a.${digestOf(cast("new"))}.cast`,
			"exercice-1.json",
		]);
	});

	test("a recording that is written again without its file keeps it", async () => {
		await write(cast("old"));
		await writeRecording(folder.path, { ...played(cast("old")), duration: 7 });
		expect((await findRecording(at(), undefined)).pictures.has(castKey("a"))).toBe(true);
	});

	test.each(["is edited", "is gone"])("one that %s is told", async (how) => {
		await write(cast("old"), sealed(played(cast("old"))));
		expect((await findRecording(at(), undefined)).problem).toBeUndefined();
		const file = castFile(at(), "a", digestOf(cast("old")));
		await (how === "is gone" ? rm(file) : writeFile(file, "{}"));
		expect((await findRecording(at(), undefined)).problem).toContain("lacks the replay of `a`");
	});
});

describe("pictures", () => {
	const [first, second] = [Buffer.from("first"), Buffer.from("second")];
	const both = recordingOf(
		pictured(snippetRecording("a", []), first),
		pictured(snippetRecording("b", []), second),
	);
	const files = new Map([
		["a", first],
		["b", second],
	]);
	const path = () => join(folder.path, recordingFile("28.5", "exercice-1"));
	const names = () => readdir(join(folder.path, "src/content/recordings/28.5"));

	test("are read as they were written, from beside their recording", async () => {
		await writeRecording(folder.path, both, files);
		expect(await names()).toEqual([
			`exercice-1.a.${digestOf(first)}.png`,
			`exercice-1.b.${digestOf(second)}.png`,
			"exercice-1.json",
		]);
		expect(await readPictures(path(), both)).toEqual(files);
	});

	test("are not there where they are missing or not as they were taken", async () => {
		await writeRecording(folder.path, both, new Map([["a", first]]));
		expect(await readPictures(path(), both)).toEqual(new Map([["a", first]]));
		await writeFile(pictureFile(path(), "a", digestOf(first)), "edited");
		expect(await readPictures(path(), both)).toEqual(new Map());
	});

	test("go when the recording has them no more, and those of other pages stay", async () => {
		const other = { ...both, page: "exercice-1.bis" };
		await writeRecording(folder.path, other, files);
		await writeRecording(folder.path, both, files);
		await writeRecording(folder.path, recordingOf(pictured(snippetRecording("a", []), first)));
		expect(await names()).toEqual([
			`exercice-1.a.${digestOf(first)}.png`,
			`exercice-1.bis.a.${digestOf(first)}.png`,
			`exercice-1.bis.b.${digestOf(second)}.png`,
			"exercice-1.bis.json",
			"exercice-1.json",
		]);
	});
});

describe("a recording whose successor was not written to the end", () => {
	const old = recordingOf(pictured(snippetRecording("a", []), Buffer.from("old")));
	const successor = recordingOf(pictured(snippetRecording("a", []), Buffer.from("new")));
	const path = () => join(folder.path, recordingFile("28.5", "exercice-1"));
	const names = () => readdir(join(folder.path, "src/content/recordings/28.5"));

	test("keeps its picture, and the other one goes", async () => {
		await writeRecording(folder.path, old, new Map([["a", Buffer.from("old")]]));
		const before = await names();
		const unwritable: Recording & { toJSON(): never } = {
			...successor,
			toJSON: () => {
				throw new Error("The disk is full.");
			},
		};
		const pictures = new Map([["a", Buffer.from("new")]]);
		await expect(writeRecording(folder.path, unwritable, pictures)).rejects.toThrow("full");
		expect(await names()).toEqual(before);
		expect((await readPictures(path(), old)).get("a")?.toString()).toBe("old");
	});
});

test.each([
	["missing", undefined],
	["no JSON", "{"],
	["of another format", JSON.stringify({ ...recording, format: FORMAT - 1 })],
	[
		"with a status that no command has",
		JSON.stringify(recordingOf(snippetRecording("a", [], 256))),
	],
	["with a field that nobody knows", JSON.stringify({ ...recording, extra: 1 })],
	["with a merge conflict", "<<<<<<< HEAD\n{}\n=======\n"],
])("a recording that cannot be used is none: %s", async (_, content) => {
	if (content !== undefined) await folder.write({ [recordingFile("28.5", "exercice-1")]: content });
	expect(await readRecording(folder.path, "28.5", "exercice-1")).toBeUndefined();
});

test.each([
	["missing", undefined, /^is missing$/],
	["empty", "", /^was cut off, or is no JSON/],
	["cut off", JSON.stringify(recording).slice(0, 200), /^was cut off, .* position 200/],
	["of no JSON", "<<<<<<< HEAD\n", /^was cut off, or is no JSON \([^\n]*⏎[^\n]*\)$/],
	[
		"of a later format",
		JSON.stringify({ ...recording, format: FORMAT + 1 }),
		new RegExp(`not of the format .*, ${FORMAT}$`),
	],
	["without a field", JSON.stringify({ ...recording, key: undefined }), /^is not valid \(key: /],
])("a recording that cannot be used says why: %s", async (_, content, problem) => {
	if (content !== undefined) await folder.write({ [recordingFile("28.5", "exercice-1")]: content });
	const file = join(folder.path, recordingFile("28.5", "exercice-1"));
	expect(await readRecordingFile(file)).toEqual({ problem: expect.stringMatching(problem) });
});

test("a recording that is a folder says so", async () => {
	await folder.write({ [`${recordingFile("28.5", "exercice-1")}/file`]: "" });
	expect(await readRecordingFile(join(folder.path, recordingFile("28.5", "exercice-1")))).toEqual({
		problem: expect.stringMatching(/^cannot be read \(EISDIR: /),
	});
});
