import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FIELD_EXAMPLES, readFrontmatter } from "../../scripts/plan/frontmatter.ts";
import { ROOT } from "../support/repository-root.ts";

const manual = await readFile(join(ROOT, "src/content/docs/docs/ecrire-une-page.mdx"), "utf8");

test.each([
	["", { workspace: [], images: [] }],
	["title: x", { workspace: [], images: [] }],
	["workspace: api", { workspace: ["api"], images: [] }],
	["workspace: [api, web]\nimages: [alpine]", { workspace: ["api", "web"], images: ["alpine"] }],
	['engines: ">=23"', { workspace: [], images: [], engines: ">=23" }],
	["tools: [rsync]", { workspace: [], images: [], tools: ["rsync"] }],
	["? [a]\n: 1", { workspace: [], images: [] }],
])("a frontmatter tells the recorder what it needs: %j", (yaml, read) => {
	expect(readFrontmatter(yaml)).toEqual(read);
});

test.each<[yaml: string, line: number, column: number, message: RegExp, hint?: RegExp]>([
	["title: a\nworkspace: 3", 2, 12, /not valid: workspace: must be a folder/, /^Write workspace: /],
	["workspace:", 1, 11, /not valid: workspace: must be a folder/, /^Write workspace: /],
	["engines: new", 1, 10, /not valid: engines: must be a range of versions such as ">=23"\.$/],
	["title: a\nengines: 23", 2, 10, /engines: must be a range/, /^Write engines: ">=23"\.$/],
	["images: [a, 3]", 1, 13, /not valid: images: must be the name of an image/, /^Write images: \[/],
	["images:\n  - “alpine”", 2, 5, /images: must be the name of an image/, /^Write images: \[/],
	["title: a\n\nimages: Alpine", 3, 9, /must be a list of images/, /^Write images: \[alpine\]\.$/],
	["images: [python: 3.13-slim]", 1, 10, /name of an image/, /images: \[python:3\.13-slim\]\.$/],
	[
		"images: [4]",
		1,
		10,
		/name of an image/,
		/^Write images: \["python:3.13-slim", "postgres:17"\]/,
	],
	["tools: figlet, jq", 1, 8, /must be a list of packages/, /^Write tools: \[figlet, jq\]\.$/],
	["tools: [figlet jq]", 1, 9, /tools: must be the name of a p/, /^Write tools: \[figlet, jq\]/],
	["tools: [{ apt: a }]", 1, 9, /a package, or \{ apk: …, apt: … \}/, /^Write tools: \[/],
	["after: [a]", 1, 8, /after: must be the name of a page/, /^Write after: a\.$/],
	["after: [a, b]", 1, 8, /after: must be/, /^Write after: exercice-3\.$/],
	["packages: [jq]", 1, 1, /has no field/, /^Did you mean `tools`\?$/],
	[
		"machines: [a]",
		1,
		1,
		/has no field/,
		/^`machine` is an option of a fence: machine="noeud2"\.$/,
	],
	["env: A=1", 1, 1, /has no field/, /^`env` is an option of a fence/],
	["date: 2024-01-01", 1, 1, /has no field/, /^The fields are/],
	["tools: [a, -y]", 1, 12, /not valid: tools: /, /^Write tools: \[/],
	["only text", 1, 1, /^The frontmatter is not valid: [A-Z]/, /^Write a field a line/],
	["title: a\nworkspaces: api", 2, 1, /has no field `workspaces`/, /^Did you mean `workspace`\?$/],
	["image: [alpine]", 1, 1, /has no field `image`/, /^Did you mean `images`\?$/],
	['engine: ">=23"', 1, 1, /has no field `engine`/, /^Did you mean `engines`\?$/],
	[
		"foobarbaz: 1",
		1,
		1,
		/has no field `foobarbaz`/,
		/^The fields are: workspace, engines, images, tools, after, title/,
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
				hint: expect.stringMatching(hint ?? /./),
			},
		],
	});
});

test.each<[yaml: string, line: number, column: number, message: RegExp, hint: RegExp]>([
	[
		"x: y\ntitle: Exercice 5 : la suite",
		2,
		8,
		/a colon and a blank/,
		/in straight quotes, as in title: "/,
	],
	[
		"title: a\n  images: [b]",
		1,
		8,
		/or the next line is indented/,
		/begin each field at the margin/,
	],
	["title: a\nworkspace:\n\t- api", 3, 1, /indented with a tab/, /two spaces/],
	["title: a\ntitle: b", 2, 1, /given twice/, /Keep one/],
	['title: "a\nimages: [b]', 1, 8, /quote, a bracket or a colon is missing/, /Close the quote/],
	["title: a\nimages: [b", 2, 11, /list is not closed/, /Close a list with \]/],
	["engines: >=23", 1, 11, /means something in YAML/, /as in engines: ">=23"/],
	["title: 'l'eau'", 1, 11, /means something in YAML/, /whole value in straight quotes/],
	["title: @a", 1, 8, /YAML keeps for itself/, /in straight quotes/],
	["title: *a", 1, 8, /begins with \*/, /in straight quotes/],
	["title:a\nimages: [b]", 1, 1, /A line has no field/, /a colon and a blank/],
	['title: "\\d"', 1, 9, /Invalid escape sequence/, /in straight quotes/],
])(
	"what is no YAML is told at its place, with the mend: %j",
	(yaml, line, column, message, hint) => {
		expect(readFrontmatter(yaml)).toEqual({
			errors: [
				{
					line,
					column,
					message: expect.stringMatching(message),
					hint: expect.stringMatching(hint),
				},
			],
		});
	},
);

test.each([
	"alpine",
	"python:3.13-slim",
	"ghcr.io/a/b_c:V1",
	`registry:5000/a@sha256:${"0".repeat(64)}`,
])("an image may be named %s", (image) =>
	expect(readFrontmatter(`images: ["${image}"]`)).toMatchObject({ images: [image] }),
);

test.each(Object.values(FIELD_EXAMPLES))(
	"the example is right, and in the manual: %s",
	(example) => {
		expect(readFrontmatter(example)).not.toHaveProperty("errors");
		expect(manual).toContain(example);
	},
);

test("all mistakes are told at once", () => {
	const read = readFrontmatter("image: a\nengine: b\nworkspace: 3");
	expect("errors" in read && read.errors.map(({ line }) => line)).toEqual([1, 2, 3]);
});
