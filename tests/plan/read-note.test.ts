import { expect, test } from "vitest";
import { formatIssueLine } from "../../scripts/plan/issue.ts";
import { readPage } from "../../scripts/plan/read-page.ts";

const FILE = "src/content/docs/a.mdx";
const FENCE = '```sh run id="liste"\nls\n```\n\n';
const read = (text: string, partials?: ReadonlyMap<string, string>) =>
	readPage(`${FENCE}${text}`, FILE, partials);

test("a note is read with its pattern, in a line of its own or over several", () => {
	const { page, issues } = read(
		'<Note of="liste" at="/^a/">Un *mot*.</Note>\n\n<Note of="liste" at="/b$/">\nUne phrase.\n</Note>\n',
	);
	expect(issues).toEqual([]);
	expect(page.notes.map(({ of, at, location }) => [of, at.source, location.line])).toEqual([
		["liste", "^a", 5],
		["liste", "b$", 7],
	]);
});

test.each([
	['<Note of="liste">Un mot.</Note>', /a\.mdx:5:1 A note needs `of`, `at` and a sentence/],
	['<Note at="/a/">Un mot.</Note>', /a\.mdx:5:1 A note needs `of`, `at` and a sentence/],
	['<Note of="liste" at="/a/" />', /a\.mdx:5:1 A note needs `of`, `at` and a sentence/],
	['<Note of="liste" at="a">Un mot.</Note>', /a\.mdx:5:1 The pattern `a` is not between slashes/],
	['<Note of="liste" at="/(/">Un mot.</Note>', /a\.mdx:5:1 Invalid regular expression/],
	[
		'<Note of="lsite" at="/a/">Un mot.</Note>',
		/a\.mdx:5:1 The note names .*`lsite`.* Did you mean `liste`\?/,
	],
	[
		'```sh run hidden id="plie"\nls\n```\n\n<Note of="plie" at="/a/">Un mot.</Note>',
		/a\.mdx:9:1 The note stands at `plie`, which is shown folded/,
	],
	['<Notte of="liste" at="/a/">Un mot.</Notte>', /Did you mean <Note>\?/],
])("a mistake in a note is told at its line: %s", (text, message) => {
	expect(read(text).issues.map(formatIssueLine)).toEqual([expect.stringMatching(message)]);
});

test("a note stands in its snippet's own file", () => {
	const partials = new Map([
		["src/content/docs/b.mdx", '<Note of="liste" at="/a/">Un mot.</Note>\n'],
	]);
	const { issues } = read('import B from "./b.mdx";\n\n<B />\n', partials);
	expect(issues.map(({ message }) => message)).toEqual([
		"The note stands in another file than its snippet `liste`.",
	]);
});
