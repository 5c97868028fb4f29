import { expect, test } from "vitest";
import { excludingRange } from "../../scripts/plan/excluding-range.ts";
import { readPage } from "../../scripts/plan/read-page.ts";

function rangeOf(frontmatter: string, options: string, version: string) {
	const source = `---\ntitle: x\n${frontmatter}\n---\n\n\`\`\`sh run ${options}\necho\n\`\`\`\n`;
	const { page, issues } = readPage(source, "src/content/docs/a.mdx");
	expect(issues).toEqual([]);
	const [snippet] = page.snippets;
	if (snippet === undefined) throw new Error("The page has no snippet.");
	return excludingRange(page, snippet, version);
}

test("a snippet runs on every engine by default", () => {
	expect(rangeOf("", "", "20.10")).toBeUndefined();
});

test.each([
	["20.10", ">=23"],
	["22.9", ">=23"],
	["23.0", undefined],
	["28.5", undefined],
	["29", undefined],
	["23.0.0-rc.1", undefined],
	["29.0.0-rc.1", undefined],
	["22.0.0-rc.1", ">=23"],
])("a page that needs Docker 23 or newer, on %s: %s", (version, expected) => {
	expect(rangeOf('engines: ">=23"', "", version)).toBe(expected);
});

test("a fence's own range goes before its page's", () => {
	expect(rangeOf('engines: ">=23"', 'engines="<27"', "28.5")).toBe("<27");
	expect(rangeOf('engines: ">=23"', 'engines="*"', "20.10")).toBeUndefined();
});

test("what is not a range is refused at its place", () => {
	const source = '```sh run engines="new"\necho\n```\n';
	expect(readPage(source, "src/content/docs/a.mdx").issues).toMatchObject([
		{ line: 1, column: 11, message: expect.stringContaining("range of versions") },
	]);
});
