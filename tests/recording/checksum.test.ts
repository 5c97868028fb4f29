import { expect, test } from "vitest";
import { checksum } from "../../scripts/recording/checksum.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";

const recording = recordingOf(snippetRecording("a", ["one", "two"]));

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
