import { readdir, readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import pLimit from "p-limit";
import { withLineFeeds } from "../text/line-feeds.ts";
import { checkWorkspaces } from "./check-workspaces.ts";
import type { Issue } from "./issue.ts";
import { linkPages } from "./link-pages.ts";
import { optionPlace } from "./option-place.ts";
import type { Page } from "./page.ts";
import { readPartials, type Sources } from "./partials.ts";
import { type PlannedSnippet, readEntries } from "./read-entries.ts";
import { PAGES_FOLDER, readPage } from "./read-page.ts";

/** Limited, since each file that is being read holds its text and syntax tree in memory. */
const FILES_AT_ONCE = 8;

/** A page that holds snippets, ready to be run. */
export interface PlannedPage extends Page {
	readonly snippets: readonly PlannedSnippet[];
	/** The page after which it begins. */
	readonly previous?: PlannedPage | undefined;
}

/** What all pages ask for. */
export interface Plan {
	/** In the order of their names. */
	readonly pages: PlannedPage[];
	/** All that is wrong with them. */
	readonly issues: Issue[];
	/** The text of each file, those without snippets and those that pages import included. */
	readonly sources: Sources;
}

/**
 * Reads all pages below `src/content/docs`, and plans those that hold snippets.
 *
 * @param root The repository's root.
 */
export async function planPages(root: string): Promise<Plan> {
	const files = await findPageFiles(root);
	const read = await pLimit(FILES_AT_ONCE).map(files, (file) => readFileOf(root, file));
	const { pages, issues: unlinked } = linkPages(read.flatMap(({ page }) => page ?? []));
	const issues = [
		// What is wrong in a partial is so on each page that uses it.
		...new Map(
			read.flatMap((one) => one.issues).map((issue) => [JSON.stringify(issue), issue]),
		).values(),
		...unlinked,
		...(await checkWorkspaces(root, pages)),
		...checkFigures(pages),
	];
	// Sorted by page, so that all that is wrong with one is told together.
	const order = new Map(files.map((file, index) => [file, index]));
	const place = ({ file }: Issue) => order.get(file) ?? files.length;
	return {
		pages,
		issues: issues.toSorted((a, b) => place(a) - place(b)),
		sources: new Map(read.flatMap(({ sources }) => [...sources])),
	};
}

/** The Markdown files below the pages' folder, relative to the root, in the order of their names. */
export async function findPageFiles(root: string): Promise<string[]> {
	const folder = join(root, PAGES_FOLDER);
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return (
		entries
			// The site makes no page of a file whose name begins with `_`.
			.filter((entry) => entry.isFile() && /^[^_].*\.mdx?$/.test(entry.name))
			.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
			.sort(new Intl.Collator("en", { numeric: true }).compare)
	);
}

/** Finds figures of the paper version that more than one snippet replaces. */
function checkFigures(pages: readonly PlannedPage[]): Issue[] {
	const taken = new Map<number, string>();
	const issues: Issue[] = [];
	const snippets = pages.flatMap(({ snippets, sources }) =>
		snippets.map((snippet) => ({ ...snippet, source: sources.get(snippet.location.file) })),
	);
	for (const { options, location, source } of snippets) {
		if (options.figure === undefined) continue;
		const other = taken.get(options.figure);
		if (other === undefined) taken.set(options.figure, `${location.file}:${location.line}`);
		else {
			issues.push({
				...optionPlace(location, "figure", source),
				message: `The figure ${options.figure} is taken by the snippet at ${other}.`,
				hint: "Give each figure to one snippet.",
			});
		}
	}
	return issues;
}

async function readFileOf(
	root: string,
	file: string,
): Promise<{ page?: PlannedPage; issues: Issue[]; sources: Sources }> {
	const source = withLineFeeds(await readFile(join(root, file))).toString();
	const own = [[file, source]] as const;
	const partials = await readPartials(root, file, source);
	const sources = new Map([...own, ...partials]);
	const { page, issues } = readPage(source, file, partials);
	if (page.snippets.length === 0) return { issues, sources };
	if (file.endsWith(".md")) return { issues: [...issues, ...refuseMarkdown(page)], sources };
	const entries = await readEntries(page);
	const planned = { ...page, snippets: entries.snippets };
	return { page: planned, issues: [...issues, ...entries.issues], sources };
}

/** Tells the snippets of a plain Markdown file, which the site would drop without a word. */
function refuseMarkdown({ file, snippets }: Page): Issue[] {
	return snippets.map(({ location }) => ({
		...location,
		message: "A tagged fence cannot run in a plain Markdown file.",
		hint: `Rename the file ${posix.basename(file)}x.`,
	}));
}
