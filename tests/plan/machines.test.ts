import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";

/** A page with a fence for each of these options. */
function read(...options: readonly string[]) {
	const fences = options.map((text) => `\`\`\`sh run ${text}\nls\n\`\`\`\n`);
	return readPage(fences.join("\n"), "src/content/docs/a.mdx");
}
const terminals = (...options: readonly string[]) =>
	read(...options).page.snippets.map((snippet) => snippet.options.terminal);

test("a page that names no machine has the student's own, whose terminals need no other name", () => {
	expect(read("", "").page.machines).toEqual(["poste"]);
	expect(terminals("", 'machine="poste"', 'terminal="api"')).toEqual([
		"terminal",
		"terminal",
		"api",
	]);
});

test("the terminals of several machines are called by them, each machine having its own", () => {
	const options = ["", 'machine="noeud2"', 'terminal="api"', 'machine="noeud2" terminal="api"'];
	expect(read(...options).page.machines).toEqual(["poste", "noeud2"]);
	expect(terminals(...options)).toEqual(["poste", "noeud2", "poste:api", "noeud2:api"]);
});

test("a machine too many is told at the fence that names it first", () => {
	const names = ["b", "c", "d", "e", "e"].map((name) => `machine="${name}"`);
	expect(read(...names.slice(0, 3)).issues).toEqual([]);
	expect(read(...names).issues).toEqual([
		{
			file: "src/content/docs/a.mdx",
			line: 13,
			column: 1,
			message: "The machine `e` is one too many: a page may have 4, with `poste`.",
			hint: "Use one that the page has.",
		},
	]);
});

test.each(["localhost", "registry"])("no machine may be called %s", (name) => {
	const [issue] = read(`machine="${name}"`).issues;
	expect(issue?.message).toContain("must be another name");
});
