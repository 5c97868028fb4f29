import { expect, test } from "vitest";
import { OPTION_EXAMPLES } from "../../scripts/plan/option-examples.ts";
import { snippetOptionsSchema } from "../../scripts/plan/snippet-options.ts";
import { optionMarkdown, optionRows } from "../../src/components/option-rows.ts";

test("each option that a fence may have is in the manual, as its example writes it, and no other", () => {
	const rows = optionRows();
	expect(rows.map(({ name }) => name).toSorted()).toEqual(
		Object.keys(snippetOptionsSchema.shape).toSorted(),
	);
	expect(rows.map(({ example }) => example)).toEqual(Object.values(OPTION_EXAMPLES));
});

test("what holds without an option is the schema's, where that says it", () => {
	const without = new Map(optionRows().map((row) => [row.name, row.without]));
	for (const [name, value] of [
		["exit", "`0`"],
		["timeout", "`60s`"],
		["terminal", "`terminal`"],
		["id", "un numéro"],
		["alt", ""],
	] as const) {
		expect(without.get(name), name).toBe(value);
	}
});

test("programs that read the manual are given the same table", () => {
	const lines = optionMarkdown().split("\n");
	expect(lines.slice(0, 3)).toEqual([
		"| Option | Effet | Sans elle |",
		"| --- | --- | --- |",
		"| `run` | exécute le bloc | bloc de code ordinaire |",
	]);
	expect(lines).toHaveLength(optionRows().length + 2);
});
