/**
 * Part of `npm run check`: lists the versions, names, IDs, ports and sizes that the site's prose still
 * types by hand instead of quoting a recording, and fails on one that `prose/allowed.json` lacks.
 *
 *   pages ─▶ literals ─▶ those allowed, those to mend
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { printIssues } from "./command-line/print-issues.ts";
import { findPageFiles } from "./plan/plan-pages.ts";
import { findLiterals } from "./prose/find-literals.ts";
import { allowedSchema, judgeLiterals } from "./prose/judge-literals.ts";

const root = process.cwd();
const list = await readFile(new URL("prose/allowed.json", import.meta.url), "utf8");
const allowed = allowedSchema.parse(JSON.parse(list));
const files = await findPageFiles(root);
const literals = await Promise.all(
	files.map(async (file) => findLiterals(await readFile(join(root, file), "utf8"), file)),
);
const { judged, issues } = judgeLiterals(literals.flat(), allowed);
for (const { file, line, column, kind, text, reason } of judged) {
	if (reason !== undefined)
		console.log(`${file}:${line}:${column} ${kind} ${text} (allowed: ${reason})`);
}
printIssues(issues, console.error);
console.log(
	`${judged.length} literals in the prose of ${files.length} pages, ${issues.length} to mend.`,
);
process.exitCode = issues.length > 0 ? 1 : 0;
