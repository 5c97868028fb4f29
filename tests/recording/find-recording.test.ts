import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findRecording } from "../../scripts/recording/find-recording.ts";
import { RECORDINGS_FOLDER, recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { USUAL } from "../support/listed-engines.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const recording = recordingOf(snippetRecording("a", ["one", "two"]));
const file = () => join(folder.path, recordingFile(recording.engine, recording.page));
let folder: TemporaryFolder;

beforeAll(async () => {
	folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

/** Stores a recording, and finds it with a key of its page. */
async function find(stored = recording, key = stored.key, pictures = new Map<string, Buffer>()) {
	await writeRecording(folder.path, stored, pictures);
	return await findRecording(file(), { official: key, "stand-in": "of stand-ins" });
}

describe("a recording", () => {
	test("is fine where its key is the page's and nobody touched it", async () => {
		expect(await find()).toEqual({ recording, pictures: new Map(), problem: undefined });
	});

	test("is stale where the page's key is another", async () => {
		const problem =
			"is stale: the page, its files, the page it begins after, or the engine changed since";
		expect(await find(recording, "fedcba9876543210")).toMatchObject({ recording, problem });
		expect(await findRecording(file(), undefined)).toMatchObject({ problem: undefined });
	});

	test("has the key of what its images were made of", async () => {
		const provenance = { ...recording.provenance, kind: "stand-in" as const };
		const one = sealed({ ...recording, provenance, key: "of stand-ins" });
		expect(await find(one, "of official images")).toMatchObject({ problem: undefined });
		const problem =
			"is stale: the page, its files, the page it begins after, or the engine changed since";
		expect(await find({ ...one, key: "of official images" })).toMatchObject({ problem });
	});

	test.each([
		["a line of a screen", recordingOf(snippetRecording("a", ["one", "2"]))],
		["an exit status", recordingOf(snippetRecording("a", ["one", "two"], 1))],
		[
			"its provenance",
			{ ...recording, provenance: { ...recording.provenance, kernel: "another" } },
		],
	])("was edited by hand where its checksum does not fit: %s", async (_, other) => {
		const edited = { ...other, checksum: recording.checksum };
		const problem = "was edited by hand";
		expect(await find(edited)).toMatchObject({ recording: edited, problem });
	});

	test("lacks a picture that is not there as it was taken", async () => {
		const png = Buffer.from("PNG");
		const one = recordingOf(pictured(snippetRecording("a", []), png));
		expect(await find(one)).toMatchObject({
			pictures: new Map(),
			problem: "lacks the picture of `a`, or it was edited by hand",
		});
		const pictures = new Map([["a", png]]);
		expect(await find(one, one.key, pictures)).toMatchObject({ pictures, problem: undefined });
	});

	test("that cannot be read is none, and says why", async () => {
		await folder.write({ [recordingFile(recording.engine, recording.page)]: "{" });
		expect(await findRecording(file(), undefined)).toEqual({
			recording: undefined,
			pictures: new Map(),
			problem: expect.stringMatching(/^was cut off/),
		});
	});
});

test("the course's recordings are as they were written, whatever wrote them", async () => {
	const course = join(ROOT, RECORDINGS_FOLDER);
	const names = (await readdir(course, { recursive: true })).filter((name) => /json$/.test(name));
	expect(names).toContain(join(USUAL.version, "exercice-1.json"));
	for (const name of names) {
		const { problem } = await findRecording(join(course, name), undefined);
		expect(problem, name).toBeUndefined();
	}
});
