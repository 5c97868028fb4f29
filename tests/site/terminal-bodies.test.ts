import { expect, test } from "vitest";
import { bodiesOf, picturesOf } from "../../src/components/terminal-bodies.ts";
import { pictured, recordingOf, snippetRecording } from "../support/recordings.ts";

/** A terminal with a picture, as one version shows it. */
function shown(version: string, { screen = "screen", file = "PNG", says = "API" } = {}) {
	const snippet = pictured(snippetRecording("a", [screen]), Buffer.from(file), [says]);
	return { snippet, recording: { ...recordingOf(snippet), engine: version }, versions: [version] };
}

test("what versions show alike is there once, also where their pictures are other files", () => {
	const all = [shown("28.5"), shown("26.1", { file: "PNG of the same look" })];
	expect(bodiesOf(all)).toEqual([{ ...all[0], versions: ["28.5", "26.1"] }]);
	expect(picturesOf(all)).toEqual([
		{
			recording: all[0]?.recording,
			picture: all[0]?.snippet.picture,
			versions: ["28.5", "26.1"],
		},
	]);
});

test("a terminal that differs does not repeat its picture, nor the other way round", () => {
	const all = [
		shown("28.5"),
		shown("26.1", { screen: "other" }),
		shown("20.10", { says: "other", file: "other" }),
	];
	expect(bodiesOf(all).map(({ versions }) => versions)).toEqual([["28.5", "20.10"], ["26.1"]]);
	expect(picturesOf(all).map(({ versions }) => versions)).toEqual([["28.5", "26.1"], ["20.10"]]);
});

test("a version without a picture has none", () => {
	const snippet = { id: "a", terminal: "terminal", skipped: ">=23", steps: [] };
	const without = { snippet, recording: recordingOf(snippet), versions: ["20.10"] };
	expect(picturesOf([shown("28.5"), without]).map(({ versions }) => versions)).toEqual([["28.5"]]);
});
