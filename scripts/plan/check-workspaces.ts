import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Issue, Location } from "./issue.ts";
import type { Page } from "./page.ts";

/** Finds the workspaces that pages or their snippets name and that are no folders of `snippets/`. */
export async function checkWorkspaces(root: string, pages: readonly Page[]): Promise<Issue[]> {
	const uses = pages.flatMap(usesOf);
	const names = [...new Set(uses.map(({ workspace }) => workspace))];
	// Each name is looked up once, since many pages name the same few.
	const found = new Map(
		await Promise.all(names.map(async (name) => [name, await isWorkspace(root, name)] as const)),
	);
	return uses.flatMap(({ workspace, location }): Issue[] => {
		if (!isName(workspace)) {
			return [
				{
					...location,
					message: `The workspace \`${workspace}\` is not a folder of \`snippets/\`.`,
					hint: "Name one folder of `snippets/`, without a path.",
				},
			];
		}
		if (found.get(workspace)) return [];
		return [
			{
				...location,
				message: `The workspace \`${workspace}\` does not exist.`,
				hint: `Create \`snippets/${workspace}/\`.`,
			},
		];
	});
}

/** The page's own workspaces, at its start, and its snippets', each at its fence. */
function usesOf({ file, workspace, snippets }: Page): { workspace: string; location: Location }[] {
	const start = { file, line: 1, column: 1 };
	return [
		...workspace.map((name) => ({ workspace: name, location: start })),
		...snippets.flatMap(({ options, location }) =>
			options.workspace === undefined ? [] : [{ workspace: options.workspace, location }],
		),
	];
}

function isName(workspace: string): boolean {
	return /^[a-z0-9][\w-]*$/i.test(workspace);
}

async function isWorkspace(root: string, workspace: string): Promise<boolean> {
	if (!isName(workspace)) return false;
	const status = await stat(join(root, "snippets", workspace)).catch(() => undefined);
	return status?.isDirectory() === true;
}
