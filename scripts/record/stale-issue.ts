import type { Issue } from "../plan/issue.ts";
import type { Selected } from "../recording/select-pages.ts";

/** That a page must be recorded again, at its first snippet. */
export function staleIssue({ page, engine, stale }: Selected): Issue {
	const location = page.snippets[0]?.location ?? { file: page.file, line: 1, column: 1 };
	const version = engine.default ? "" : ` -- --engine ${engine.version}`;
	return {
		...location,
		message: `Its recording ${stale} (Docker ${engine.version}).`,
		hint: `Run \`npm run record${version}\`.`,
	};
}
