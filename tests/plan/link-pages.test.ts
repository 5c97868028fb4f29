import { afterEach, beforeEach, expect, test } from "vitest";
import { formatIssueLine } from "../../scripts/plan/issue.ts";
import { chainOf } from "../../scripts/plan/link-pages.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { printList } from "../../scripts/record/print-list.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** Plans pages given by what their frontmatters say of pages and versions. */
async function plan(pages: Record<string, string>) {
	const files = Object.entries(pages).map(([name, fields]) => [
		`src/content/docs/${name}.mdx`,
		`---\ntitle: A page\n${fields}\n---\n\n\`\`\`sh run\nls\n\`\`\`\n`,
	]);
	await folder.write(Object.fromEntries(files));
	const { pages: planned, issues } = await planPages(folder.path);
	return { pages: planned, issues: issues.map(formatIssueLine) };
}

test("a page knows the one after which it begins, and all those before", async () => {
	const { pages, issues } = await plan({ a: "after: b", b: "after: deep/c", "deep/c": "" });
	expect(issues).toEqual([]);
	const chains = pages.map((page) => chainOf(page).map(({ name }) => name));
	expect(chains).toEqual([["a", "b", "deep/c"], ["b", "deep/c"], ["deep/c"]]);
	const lines: string[] = [];
	printList(pages.slice(0, 1), (line) => lines.push(line));
	expect(lines[0]).toBe("src/content/docs/a.mdx:3 after b");
});

test.each([
	[
		{ "exercice-2": "after: exercise-1", "exercice-1": "" },
		"exercice-2.mdx:3:8 There is no page `exercise-1` with commands, after which this one could begin. Did you mean `exercice-1`?",
	],
	[
		{ b: "after: something", a: "" },
		"b.mdx:3:8 There is no page `something` with commands, after which this one could begin. There are: a, b.",
	],
	[
		{ a: "after: a" },
		"a.mdx:3:8 The page begins after itself: a → a. Drop `after` from one of them",
	],
	[
		{ a: "after: c", b: "after: a", c: "after: b" },
		"b.mdx:3:8 The page begins after itself: a → b → c → a. Drop `after` from one of them",
	],
	[
		{ a: 'engines: ">=26"', b: 'after: "a"' },
		'b.mdx:3:8 The page runs on Docker versions (*) on which `a`, after which it begins, does not (>=26). Give both the same: engines: ">=26".',
	],
	[
		{ a: 'engines: ">=26"', b: 'engines: ">=23"\nafter: "a"' },
		"b.mdx:4:8 The page runs on Docker versions (>=23) on which `a`",
	],
])("what cannot be is told at its place: %j", async (pages, message) => {
	const { issues } = await plan(pages);
	expect(issues).toEqual([expect.stringContaining(`src/content/docs/${message}`)]);
});

test("a page may run on fewer versions than the one before it", async () => {
	const { issues } = await plan({ a: 'engines: ">=23"', b: 'engines: ">=26 <29"\nafter: a' });
	expect(issues).toEqual([]);
});
