import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { type Issue, IssueError } from "../../scripts/plan/issue.ts";
import { readPartials } from "../../scripts/plan/partials.ts";
import { PAGES_FOLDER } from "../../scripts/plan/read-page.ts";
import { type BrokenLink, brokenLinks } from "./broken-links.ts";
import { placesOfLink } from "./places-of-link.ts";

/**
 * Astro integration that fails a build whose pages link to what the site does not have. It reads the pages
 * that were written, since terminals, headings and components get their anchors only then.
 *
 * @param root The repository's root.
 */
export function checkedLinks(root: string): AstroIntegration {
	let address: { base: string; site: string | undefined };
	return {
		name: "checked-links",
		hooks: {
			"astro:config:done": ({ config: { base, site } }) => {
				address = { base, site };
			},
			"astro:build:done": async ({ dir }) => {
				const broken = await brokenLinks(fileURLToPath(dir), address);
				if (broken.length === 0) return;
				const error = new IssueError(await toIssues(root, broken));
				// Astro prints the stack after the message; it would lead here, not to the mistake.
				error.stack = "";
				throw error;
			},
		},
	};
}

/** Tells each broken link where its page's source has it. */
export async function toIssues(root: string, broken: readonly BrokenLink[]): Promise<Issue[]> {
	const issues: Issue[] = [];
	for (const [page, links] of Map.groupBy(broken, (one) => one.page)) {
		const file = sourceOf(root, page);
		const sources = file === undefined ? [] : await sourcesOf(root, file);
		for (const [link, same] of Map.groupBy(links, (one) => one.link)) {
			const places = sources.flatMap(([file, source]) =>
				placesOfLink(source, link).map(({ line, column }) => ({ file, line, column })),
			);
			const start = { file: file ?? page, line: 1, column: 1 };
			for (const [index, { message, hint }] of same.entries()) {
				const place = places[index] ?? places[0] ?? start;
				issues.push({ ...place, message, ...(hint && { hint }) });
			}
		}
	}
	return issues;
}

/** The text of a page, and those of what it imports, by their files. */
async function sourcesOf(root: string, file: string): Promise<(readonly [string, string])[]> {
	const source = await readFile(join(root, file), "utf8");
	return [[file, source], ...(await readPartials(root, file, source))];
}

/** The file that a page was made of: `exercice-4.mdx`, or `index.mdx` in a folder; none for Astro's own. */
function sourceOf(root: string, page: string): string | undefined {
	const name = page.replace(/\/?index\.html$/, "").replace(/\.html$/, "");
	const names = [".mdx", ".md", "/index.mdx", "/index.md"].map((end) => `${name}${end}`);
	const path = names
		.map((one) => join(PAGES_FOLDER, one))
		.find((one) => existsSync(join(root, one)));
	return path?.replaceAll("\\", "/");
}
