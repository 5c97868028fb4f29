import { expect, test } from "vitest";
import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { sealRecording } from "../../scripts/recording/seal-recording.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";

test("a recording is what was run, to the second, with its checksum", () => {
	const made = recordingOf(snippetRecording("a", ["one"]));
	const { key, engine: version, duration, provenance, snippets } = made;
	const started = Date.parse("2026-03-02T10:11:12.789Z");
	const page = { name: made.page } as PlannedPage;
	const ran = { version, started, duration, provenance, snippets };
	const sealed = sealRecording(page, { keys: { official: key, "stand-in": "another" }, ...ran });
	expect(sealed).toEqual(made);
	// As its file begins: what a reader of a diff looks for first.
	expect(Object.keys(sealed).slice(0, 3)).toEqual(["format", "key", "checksum"]);
});
