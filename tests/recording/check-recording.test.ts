import { describe, expect, test } from "vitest";
import { checkRecording } from "../../scripts/recording/check-recording.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";

const recording = recordingOf(snippetRecording("a", ["one", "two"]));

describe("a recording", () => {
	test("is fine where its key is the page's and nobody touched it", () => {
		expect(checkRecording(recording, recording.key)).toBeUndefined();
	});

	test("is missing where there is none", () => {
		expect(checkRecording(undefined, "key")).toBe("is missing or not valid");
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

	test("was edited by hand where its provenance was", () => {
		const provenance = { ...recording.provenance, kind: "stand-in" as const };
		expect(checkRecording({ ...recording, provenance }, recording.key)).toBe("was edited by hand");
	});
});

test("a checksum does not depend on when and how fast the page was recorded", () => {
	expect(checksum({ ...recording, ...{ recorded: "2020-01-01T00:00:00Z", duration: 1 } })).toBe(
		recording.checksum,
	);
	expect(recording.checksum).toMatch(/^[0-9a-f]{16}$/);
});
