import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { checkNotes } from "../../scripts/recording/check-notes.ts";
import { notedPlace } from "../../scripts/recording/noted-place.ts";
import { snippetRecording } from "../support/recordings.ts";

const PS = snippetRecording("ps", [
	"NAME   PORTS",
	"\u001b[32mweb\u001b[0m    80/tcp",
	"web2   80/tcp",
]);
const noting = (pattern: string) =>
	readPage(
		`\`\`\`sh run id="ps"\nls\n\`\`\`\n\n<Note of="ps" at="/${pattern}/">Un mot.</Note>\n`,
		"a.mdx",
	).page;

test.each([
	["PORTS", { step: 0, line: 0, from: 7, to: 12 }],
	// The first line that fits, its first group, its colours left out.
	["^web +(80)", { step: 0, line: 1, from: 7, to: 9 }],
	["^w", { step: 0, line: 1, from: 0, to: 1 }],
	["tcp$", { step: 0, line: 1, from: 10, to: 13 }],
	["absent", undefined],
	// Nothing is no part of a line.
	["x*", undefined],
])("a note stands where its pattern fits first: %s", (source, place) => {
	expect(notedPlace(new RegExp(source, "du"), PS)).toEqual(place);
});

test("a note that fits no line is told, with the version where it is another than the usual one", () => {
	expect(checkNotes(noting("PORTS"), [PS])).toEqual([]);
	expect(checkNotes(noting("STATUS"), [PS], "26.1")).toMatchObject([
		{
			file: "a.mdx",
			line: 5,
			message: "The note's pattern /STATUS/ fits no line on the screen of `ps` on Docker 26.1.",
		},
	]);
	expect(checkNotes(noting("STATUS"), [])).toHaveLength(1);
	expect(checkNotes(noting("STATUS"), [{ ...PS, steps: [], skipped: ">=23" }])).toEqual([]);
});
