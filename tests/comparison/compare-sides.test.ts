import { join } from "node:path";
import { expect, test } from "vitest";
import { compareSides } from "../../scripts/comparison/compare-sides.ts";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const recording = recordingOf(snippetRecording("s", ["same"]));
const { provenance } = recording;

/** Compares two recordings of a page that folders keep; none where there is none. */
async function compare(before: Recording | undefined, after: Recording | undefined) {
	await using folder = await temporaryFolder();
	for (const [side, kept] of Object.entries({ before, after })) {
		if (kept !== undefined) await folder.write({ [`${side}/a.json`]: JSON.stringify(kept) });
	}
	const sideOf = (name: string) => ({ name, folder: join(folder.path, name) });
	const pages = [{ name: "a" } as PlannedPage];
	const [page] = await compareSides(folder.path, pages, sideOf("before"), sideOf("after"));
	return page;
}

test("what differs is told, snippet by snippet", async () => {
	const after = recordingOf(snippetRecording("s", ["other"]));
	expect(await compare(recording, after)).toEqual({
		page: "a",
		unusable: [],
		notes: [],
		differences: [{ snippet: "s", step: 0, input: "s", before: ["same"], after: ["other"] }],
	});
});

test.each([
	[
		"the page that changed",
		{ key: "ffffffffffffffff" },
		["The page, its files or the engine changed between the two recordings."],
	],
	[
		"images of another kind",
		{ provenance: { ...provenance, kind: "stand-in" as const } },
		["Images: official before, stand-in after."],
	],
	[
		"another architecture",
		{ provenance: { ...provenance, architecture: "aarch64" } },
		["Machine: x86_64 before, aarch64 after."],
	],
	[
		"nothing, of two versions",
		{
			engine: "26.1",
			key: "ffffffffffffffff",
			provenance: { ...provenance, kind: "stand-in" as const },
		},
		[],
	],
])("notes tell of %s", async (_, change, notes) => {
	expect(await compare(recording, sealed({ ...recording, ...change }))).toMatchObject({ notes });
});

test("a side that has no recording which can be used is told, and nothing else", async () => {
	const nothing = { page: "a", notes: [], differences: [] };
	const edited = { ...recording, duration: 1 };
	const missing = { side: "before", problem: "is missing" };
	const byHand = { side: "after", problem: "was edited by hand" };
	expect(await compare(undefined, recording)).toEqual({ ...nothing, unusable: [missing] });
	expect(await compare(recording, edited)).toEqual({ ...nothing, unusable: [byHand] });
	expect(await compare(undefined, edited)).toEqual({ ...nothing, unusable: [missing, byHand] });
});
