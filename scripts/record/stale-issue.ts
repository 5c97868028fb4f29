import type { Issue } from "../plan/issue.ts";
import type { Selected } from "../recording/select-pages.ts";

/**
 * That a page must be recorded again, at its first snippet.
 *
 * @param isAsked Whether its version was named; else `record` finds it again.
 */
export function staleIssue({ page, engine, stale }: Selected, isAsked: boolean): Issue {
	const location = page.snippets[0]?.location ?? { file: page.file, line: 1, column: 1 };
	const version = isAsked ? ` -- --engine ${engine.version}` : "";
	return {
		...location,
		message: `Its recording ${stale} (Docker ${engine.version}).`,
		hint: `Run \`npm run record${version}\`.`,
	};
}
