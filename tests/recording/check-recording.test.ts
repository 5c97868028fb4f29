import { describe, expect, test } from "vitest";
import { checkRecording } from "../../scripts/recording/check-recording.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import { pictured, recordingOf, snippetRecording } from "../support/recordings.ts";

const recording = recordingOf(snippetRecording("a", ["one", "two"]));

describe("a recording", () => {
	test("is fine where its key is the page's and nobody touched it", () => {
		expect(checkRecording(recording, recording.key)).toBeUndefined();
	});

	test("is stale where the page's key is another", () => {
		expect(checkRecording(recording, "fedcba9876543210")).toContain("is stale");
	});

	test.each([
		["a line of a screen", recordingOf(snippetRecording("a", ["one", "2"]))],
		["an exit status", recordingOf(snippetRecording("a", ["one", "two"], 1))],
	])("was edited by hand where its checksum does not fit: %s", (_, edited) => {
		const { checksum, key } = recording;
		expect(checkRecording({ ...edited, checksum }, key)).toBe("was edited by hand");
	});

	test("lacks a picture that is not there as it was taken", () => {
		const file = Buffer.from("PNG");
		const one = recordingOf(pictured(snippetRecording("a", []), file));
		expect(checkRecording(one, one.key, new Map([["a", file]]))).toBeUndefined();
		expect(checkRecording(one, one.key)).toMatch(/^lacks the picture of `a`/);
	});

	test("was edited by hand where its provenance was", () => {
		const provenance = { ...recording.provenance, kind: "stand-in" as const };
		expect(checkRecording({ ...recording, provenance }, recording.key)).toBe("was edited by hand");
	});
});

test.each([
	["when it was recorded", { recorded: "2020-01-01T00:00:00Z" }],
	["how long it took", { duration: 1 }],
	["its engine", { engine: "26.1" }],
	["its page", { page: "exercice-2" }],
	["its key", { key: "ffffffffffffffff" }],
])("a checksum covers %s", (_, change) => {
	expect(checksum({ ...recording, ...change })).not.toBe(recording.checksum);
	expect(recording.checksum).toMatch(/^[0-9a-f]{16}$/);
});

test("a checksum does not depend on the order of a recording's fields", () => {
	const reversed = Object.fromEntries(Object.entries(recording).reverse()) as typeof recording;
	expect(checksum(reversed)).toBe(recording.checksum);
});
