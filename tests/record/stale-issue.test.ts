import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { staleIssue } from "../../scripts/record/stale-issue.ts";
import type { Selected } from "../../scripts/recording/select-pages.ts";

const FILE = "src/content/docs/a.mdx";

const issueOf = (source: string, engine: { version: string; default: boolean }) => {
	const { page } = readPage(source, FILE);
	return staleIssue({ page, engine, stale: "is missing" } as Selected);
};

test("a stale recording is told at its page's first snippet, with how to renew it", () => {
	expect(
		issueOf("Prose.\n\n```sh run\nls\n```\n", { version: "28.5", default: true }),
	).toMatchObject({
		file: FILE,
		line: 3,
		column: 1,
		message: "Its recording is missing (Docker 28.5).",
		hint: "Run `npm run record`.",
	});
});

test("that of another version than the default one is renewed by its name", () => {
	expect(issueOf("Prose.\n", { version: "26.1", default: false })).toEqual({
		file: FILE,
		line: 1,
		column: 1,
		message: "Its recording is missing (Docker 26.1).",
		hint: "Run `npm run record -- --engine 26.1`.",
	});
});
