/**
 * Part of `npm run check`: lists what the site's prose still types by hand instead of quoting a recording,
 * and fails on what `src/content/typed-by-hand.json` lacks, as the build of the site does.
 *
 *   pages ─▶ literals ─▶ those allowed, those to mend
 */
import { printIssues } from "./command-line/print-issues.ts";
import { planPages } from "./plan/plan-pages.ts";
import { checkProse } from "./prose/check-prose.ts";

const root = process.cwd();
const { sources } = await planPages(root);
const { judged, issues } = await checkProse(root, sources);
for (const { file, line, column, kind, text, reason } of judged) {
	if (reason !== undefined)
		console.log(`${file}:${line}:${column} ${kind} ${text} (allowed: ${reason})`);
}
printIssues(issues, console.error);
console.log(
	`${judged.length} literals in the prose of ${sources.size} pages, ${issues.length} to mend.`,
);
process.exitCode = issues.length > 0 ? 1 : 0;
