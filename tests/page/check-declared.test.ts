import { expect, test } from "vitest";
import { checkDeclared } from "../../scripts/page/check-declared.ts";
import type { PlannedSnippet } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { fence } from "../support/record-source.ts";

const { page } = readPage(fence("ls", 'id="a" fails="1,3,unhealthy"') + fence("ls"), "a.mdx");
const snippets: PlannedSnippet[] = page.snippets.map((one) => ({ ...one, entries: [] }));
const declared = (...failures: (number | "unhealthy")[]) =>
	failures.flatMap((failure) => snippets.slice(0, 1).map((snippet) => ({ snippet, failure })));

test("a failure that is declared and does not happen is told at its fence", () => {
	expect(checkDeclared(snippets, declared(3))).toEqual([
		{
			file: "a.mdx",
			line: 1,
			column: 1,
			message: "Nothing that `a` runs failed as it declares: 1, unhealthy.",
			hint: expect.stringContaining("`fails`"),
		},
	]);
});

test("where it happened to what another fence started, that is told", () => {
	const [a, b] = snippets;
	const met = a && b ? [...declared(1, 3), { snippet: b, failure: "unhealthy" as const }] : [];
	expect(checkDeclared(snippets.slice(0, 1), met)).toMatchObject([
		{ hint: "It happened to what `snippet-2` started, which declares it: drop it here." },
	]);
});

test("where all happened there is nothing to tell", () => {
	expect(checkDeclared(snippets, declared(1, 3, "unhealthy"))).toEqual([]);
});
