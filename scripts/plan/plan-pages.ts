import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { markdownToMdast } from "satteri";
import type { Issue } from "./issue.ts";
import type { Page } from "./page.ts";
import { type PlannedSnippet, readEntries } from "./read-entries.ts";
import { readMeta } from "./read-meta.ts";
import { PAGES_FOLDER, readPage } from "./read-page.ts";

/** A page that holds snippets, ready to be run. */
export interface PlannedPage extends Page {
	readonly snippets: readonly PlannedSnippet[];
	/** The MDX file's text. */
	readonly source: string;
}

/**
 * Reads all pages below `src/content/docs` that hold snippets.
 *
 * @param root The repository's root.
 * @returns The pages in the order of their names, and all that is wrong with them.
 */
export async function planPages(root: string): Promise<{ pages: PlannedPage[]; issues: Issue[] }> {
	const folder = join(root, PAGES_FOLDER);
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
		.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
	const planned = await Promise.all(files.map((file) => planPage(root, file)));
	const pages = planned.flatMap(({ page }) => page ?? []);
	return { pages, issues: [...planned.flatMap(({ issues }) => issues), ...checkFigures(pages)] };
}

/** A figure of the paper version has one place in the course. */
function checkFigures(pages: readonly PlannedPage[]): Issue[] {
	const taken = new Map<number, string>();
	const issues: Issue[] = [];
	for (const { options, location } of pages.flatMap(({ snippets }) => snippets)) {
		if (options.figure === undefined) continue;
		const other = taken.get(options.figure);
		if (other === undefined) taken.set(options.figure, `${location.file}:${location.line}`);
		else {
			issues.push({
				...location,
				message: `The figure ${options.figure} is taken by the snippet at ${other}.`,
				hint: "Give each figure to one snippet.",
			});
		}
	}
	return issues;
}

async function planPage(
	root: string,
	file: string,
): Promise<{ page?: PlannedPage; issues: Issue[] }> {
	const source = await readFile(join(root, file), "utf8");
	if (file.endsWith(".md")) return { issues: refuseMarkdown(source, file) };
	const { page, issues } = readPage(source, file);
	if (page.snippets.length === 0) return { issues };
	const { snippets, issues: entryIssues } = await readEntries(page);
	const workspaceIssues = await checkWorkspaces(root, page);
	return {
		page: { ...page, snippets, source },
		issues: [...issues, ...entryIssues, ...workspaceIssues],
	};
}

/** The site drops a tagged fence of a plain Markdown file without a word. */
function refuseMarkdown(source: string, file: string): Issue[] {
	const issues: Issue[] = [];
	const visit = (node: ReturnType<typeof markdownToMdast>) => {
		if (node.type === "code" && readMeta(node.meta ?? "").kind !== "plain") {
			issues.push({
				file,
				line: node.position?.start.line ?? 1,
				column: node.position?.start.column ?? 1,
				message: "A tagged fence cannot run in a plain Markdown file.",
				hint: `Rename the file ${posix.basename(file)}x.`,
			});
		}
		if ("children" in node) for (const child of node.children) visit(child as typeof node);
	};
	visit(markdownToMdast(source, { features: { directive: true } }));
	return issues;
}

async function checkWorkspaces(root: string, page: Page): Promise<Issue[]> {
	const start = { file: page.file, line: 1, column: 1 };
	const uses = [
		...page.workspace.map((workspace) => ({ workspace, location: start })),
		...page.snippets.map(({ options, location }) => ({ workspace: options.workspace, location })),
	];
	const issues = uses.map(async ({ workspace, location }): Promise<Issue[]> => {
		if (workspace === undefined) return [];
		if (!/^[a-z0-9][\w-]*$/i.test(workspace)) {
			return [
				{
					...location,
					message: `The workspace \`${workspace}\` is not a folder of \`snippets/\`.`,
					hint: "Name one folder of `snippets/`, without a path.",
				},
			];
		}
		const found = await stat(join(root, "snippets", workspace)).catch(() => undefined);
		if (found?.isDirectory()) return [];
		return [
			{
				...location,
				message: `The workspace \`${workspace}\` does not exist.`,
				hint: `Create \`snippets/${workspace}/\`.`,
			},
		];
	});
	return (await Promise.all(issues)).flat();
}
