import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { staleIssue } from "../../scripts/record/stale-issue.ts";
import type { Selected } from "../../scripts/recording/select-pages.ts";

const FILE = "src/content/docs/a.mdx";

const issueOf = (source: string, version: string, isAsked: boolean) => {
	const { page } = readPage(source, FILE);
	return staleIssue({ page, engine: { version }, stale: "is missing" } as Selected, isAsked);
};

test("a stale recording is told at its page's first snippet, with how to renew it", () => {
	expect(issueOf("Prose.\n\n```sh run\nls\n```\n", "28.5", false)).toMatchObject({
		file: FILE,
		line: 3,
		column: 1,
		message: "Its recording is missing (Docker 28.5).",
		hint: "Run `npm run record`.",
	});
});

test("that of a version that was named is renewed by its name", () => {
	expect(issueOf("Prose.\n", "26.1", true)).toEqual({
		file: FILE,
		line: 1,
		column: 1,
		message: "Its recording is missing (Docker 26.1).",
		hint: "Run `npm run record -- --engine 26.1`.",
	});
});
