import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { digestOf } from "../../scripts/recording/checksum.ts";
import { RECORDINGS_FOLDER, recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PICTURE = Buffer.from("a picture");
const PNG = `docs.${digestOf(PICTURE)}.png`;
const official = recordingOf(pictured(snippetRecording("docs", ["hello"]), PICTURE));

/** The same recording with an image that stands in, or an engine. */
const withStandIn = (part: "image" | "engine"): Recording["provenance"] => ({
	...official.provenance,
	...(part === "engine"
		? { kind: "stand-in" }
		: { images: official.provenance.images.map((image) => ({ ...image, kind: "stand-in" })) }),
});

const leaveOut = (cwd: string) =>
	execa(process.execPath, [join(ROOT, "scripts/ci/leave-out-stand-ins.ts")], { cwd });

test("recordings that name a stand-in go with their pictures, of all versions; the others stay", async () => {
	await using folder = await temporaryFolder();
	const store = async (engine: string, page: string, provenance = official.provenance) => {
		const recording = sealed({ ...official, engine, page, provenance });
		await writeRecording(folder.path, recording, new Map([["docs", PICTURE]]));
	};
	// A screen that happens to show the same text names no stand-in.
	const screen = snippetRecording("docs", ['{ "kind": "stand-in" }']);
	await writeRecording(folder.path, sealed({ ...recordingOf(screen), page: "shows" }));
	await store("28.5", "exercice-1");
	await store("28.5", "exercice-10", withStandIn("engine"));
	await store("26.1", "exercice-1", withStandIn("image"));
	await store("26.1", "exercice-10");
	// Of an older format, which the schema no longer takes.
	await folder.write({ [recordingFile("26.1", "old")]: '{"image":{"kind":"stand-in"}}' });
	const left = async () =>
		(await readdir(join(folder.path, RECORDINGS_FOLDER), { recursive: true }))
			.filter((name) => /\.(?:json|png)$/.test(name))
			.sort();

	const { stdout } = await leaveOut(folder.path);
	expect(stdout.split("\n").sort()).toEqual(
		[
			`26.1/exercice-1.${PNG}`,
			"26.1/exercice-1.json",
			"26.1/old.json",
			`28.5/exercice-10.${PNG}`,
			"28.5/exercice-10.json",
		].map((name) => `Left out ${RECORDINGS_FOLDER}/${name}.`),
	);
	const rest = [
		`26.1/exercice-10.${PNG}`,
		"26.1/exercice-10.json",
		`28.5/exercice-1.${PNG}`,
		"28.5/exercice-1.json",
		"28.5/shows.json",
	];
	expect(await left()).toEqual(rest);
	// Again: there is nothing left to leave out.
	expect((await leaveOut(folder.path)).stdout).toBe("");
	expect(await left()).toEqual(rest);
});

test("a checkout without recordings has nothing to leave out", async () => {
	await using folder = await temporaryFolder();
	expect((await leaveOut(folder.path)).stdout).toBe("");
});
