import type { Call, CommandLine } from "../command-line/command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";

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
	const title = words.join(" ").trim();
	if (/\p{Letter}/u.test(title)) return title;
	throw new UsageError('Give the page a title: npm run new-page -- "Les volumes".');
}
