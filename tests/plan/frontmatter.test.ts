import { expect, test } from "vitest";
import { readFrontmatter } from "../../scripts/plan/frontmatter.ts";

test.each([
	["", { workspace: [], images: [] }],
	["title: x", { workspace: [], images: [] }],
	["workspace: api", { workspace: ["api"], images: [] }],
	["workspace: [api, web]\nimages: [alpine]", { workspace: ["api", "web"], images: ["alpine"] }],
	['engines: ">=23"', { workspace: [], images: [], engines: ">=23" }],
	["? [a]\n: 1", { workspace: [], images: [] }],
])("a frontmatter tells the recorder what it needs: %j", (yaml, read) => {
	expect(readFrontmatter(yaml)).toEqual(read);
});

test.each<[yaml: string, line: number, column: number, message: RegExp, hint?: RegExp]>([
	["title: a\nimages: [x", 2, 11, /^The frontmatter is not YAML: Flow sequence.*$/],
	["title: a\nworkspace: 3", 2, 1, /^The frontmatter is not valid: workspace/],
	["engines: new", 1, 1, /not valid: engines: must be a range of versions such as ">=23"\.$/],
	["images: [3]", 1, 1, /^The frontmatter is not valid: images\.0: /],
	["title: a\n\nimages: alpine", 3, 1, /^The frontmatter is not valid: images/],
	["only text", 1, 1, /^The frontmatter is not valid: [A-Z]/],
	["title: a\nworkspaces: api", 2, 1, /has no field `workspaces`/, /^Did you mean `workspace`\?$/],
	["image: [alpine]", 1, 1, /has no field `image`/, /^Did you mean `images`\?$/],
	['engine: ">=23"', 1, 1, /has no field `engine`/, /^Did you mean `engines`\?$/],
	[
		"foobarbaz: 1",
		1,
		1,
		/has no field `foobarbaz`/,
		/^The fields are: workspace, engines, images, after, title/,
	],
	["title: a\ndraft: true", 2, 1, /`draft` is not used here/, /outside of src\/content\/docs/],
	["slug: elsewhere", 1, 1, /`slug` is not used here/, /rename the file/],
])("what is wrong with one is told at its place: %j", (yaml, line, column, message, hint) => {
	expect(readFrontmatter(yaml)).toEqual({
		errors: [
			{
				line,
				column,
				message: expect.stringMatching(message),
				...(hint && { hint: expect.stringMatching(hint) }),
			},
		],
	});
});

test("all mistakes are told at once", () => {
	const read = readFrontmatter("image: a\nengine: b\nworkspace: 3");
	expect("errors" in read && read.errors.map(({ line }) => line)).toEqual([1, 2, 3]);
});
