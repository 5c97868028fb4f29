import { expect, test } from "vitest";
import { readFrontmatter } from "../../scripts/plan/frontmatter.ts";

test.each([
	["", { workspace: [], images: [] }],
	["title: x", { workspace: [], images: [] }],
	["workspace: api", { workspace: ["api"], images: [] }],
	["workspace: [api, web]\nimages: [alpine]", { workspace: ["api", "web"], images: ["alpine"] }],
	['engines: ">=23"', { workspace: [], images: [], engines: ">=23" }],
])("a frontmatter tells the recorder what it needs: %j", (yaml, read) => {
	expect(readFrontmatter(yaml)).toEqual(read);
});

test.each([
	["title: [x", /^The frontmatter is not YAML: Flow sequence/],
	["workspace: 3", /^The frontmatter is not valid: [\s\S]*workspace/],
	[
		"engines: new",
		/^The frontmatter is not valid: ✖ must be a range of versions such as ">=23"\n {2}→ at engines$/,
	],
	["images: alpine", /^The frontmatter is not valid: [\s\S]*images/],
	["only text", /^The frontmatter is not valid: /],
])("what is wrong with one is told: %j", (yaml, message) => {
	expect(readFrontmatter(yaml)).toEqual({ message: expect.stringMatching(message) });
});
