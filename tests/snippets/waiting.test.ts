import { expect, test } from "vitest";
import type { Page } from "../../scripts/plan/page.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { ROOT } from "../support/repository-root.ts";

/** Lines of a page's fences that sleep, each with its place. */
function sleeps({ file, snippets }: Page): string[] {
	return snippets.flatMap(({ code, location }) =>
		code.split("\n").flatMap((text, index) => {
			// The code begins on the line below the fence's first.
			const line = location.line + 1 + index;
			return /\bsleep\b/.test(text) ? [`${file}:${line} ${text.trim()}`] : [];
		}),
	);
}

test("a snippet that sleeps is found, by file and line", () => {
	const source = "# A\n\n```sh run\necho a\nuntil curl -s localhost; do sleep 1; done\n```\n";
	const { page } = readPage(source, "src/content/docs/a.mdx");
	expect(sleeps(page)).toEqual([
		"src/content/docs/a.mdx:5 until curl -s localhost; do sleep 1; done",
	]);
});

test("the course waits for what it needs, and never sleeps", async () => {
	const { pages } = await planPages(ROOT);
	expect(pages.length).toBeGreaterThan(0);
	expect(pages.flatMap(sleeps)).toEqual([]);
});
