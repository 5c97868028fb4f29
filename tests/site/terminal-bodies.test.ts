import { expect, test } from "vitest";
import { bodiesOf, commandsOf, picturesOf } from "../../src/components/terminal-bodies.ts";
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

test("pictures that look alike and say something else are not one", () => {
	const all = [shown("28.5"), shown("26.1", { says: "API v2" })];
	expect(bodiesOf(all)).toHaveLength(1);
	expect(picturesOf(all).map(({ versions }) => versions)).toEqual([["28.5"], ["26.1"]]);
});

test("terminals that end otherwise are not one, though their screens are the same", () => {
	const [fine, failed] = [0, 1].map((exit) => ({
		snippet: snippetRecording("a", ["screen"], exit),
		versions: [`exit ${exit}`],
	}));
	if (fine === undefined || failed === undefined) throw new Error("Two were made.");
	expect(bodiesOf([fine, failed])).toEqual([fine, failed]);
});

test("what was typed is copied, and no key, nor what nobody typed", () => {
	const typed = (input: string) => ({
		prompt: input.startsWith("^") ? "" : "$ ",
		input,
		screen: [],
	});
	const steps = ["docker run alpine", "^C", "", "echo ^C", "^D", "exit"].map(typed);
	expect(commandsOf({ id: "a", terminal: "terminal", steps })).toEqual([
		"docker run alpine",
		"echo ^C",
		"exit",
	]);
});
