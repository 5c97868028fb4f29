import type { Call, CommandLine } from "../command-line/command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";

/** `Les volumes nommés` → `les-volumes-nommes`, as workspaces are called. */
export function slug(title: string): string {
	const plain = title
		.normalize("NFD")
		.replaceAll(/\p{Mark}/gu, "")
		.toLowerCase();
	return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

export const NEW_PAGE = {
	name: "new-page",
	about: "Writes a page that runs: the next exercise, in the menu, with a workspace of its own.",
	usage: ["TITLE"],
	words: { TITLE: '"Les volumes"' },
	options: {},
	exits: "0 written; 2 bad usage, or its workspace is there already.",
} as const satisfies CommandLine;

/**
 * Reads how `new-page` was called.
 *
 * @returns The page's title.
 * @throws {UsageError} where there is none.
 */
export function readArguments({ words }: Call<(typeof NEW_PAGE)["options"]>): string {
	// Who types all of the heading means what stands behind the number.
	const title = words
		.join(" ")
		.replace(/^\s*exercice\s*\d+\s*:/iu, "")
		.trim();
	if (/[a-z]/.test(slug(title))) return title;
	throw new UsageError('Give the page a title: npm run new-page -- "Les volumes".');
}
