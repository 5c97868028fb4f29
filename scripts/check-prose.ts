/**
 * Part of `npm run check`: lists the versions, names, IDs, ports and sizes that the course's prose
 * still types by hand instead of quoting a recording, and fails on one that `allowed.json` lacks.
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { printIssues } from "./command-line/print-issues.ts";
import type { Issue } from "./plan/issue.ts";
import { planPages } from "./plan/plan-pages.ts";
import { findLiterals } from "./prose/find-literals.ts";

const allowedSchema = z.array(
	z.strictObject({
		/** The literal, as the prose has it. */
		text: z.string(),
		/** Why it cannot be quoted. */
		reason: z.string(),
	}),
);

const text = await readFile(new URL("prose/allowed.json", import.meta.url), "utf8");
const allowed = allowedSchema.parse(JSON.parse(text));
const { pages } = await planPages(process.cwd());
const literals = pages.flatMap(({ source, file }) => findLiterals(source, file));

const reasons = new Map(allowed.map(({ text, reason }) => [text, reason]));
const issues: Issue[] = [];
for (const { text, kind, ...location } of literals) {
	const reason = reasons.get(text);
	const place = `${location.file}:${location.line}:${location.column}`;
	if (reason !== undefined) console.log(`${place} ${kind} ${text} (allowed: ${reason})`);
	else {
		issues.push({
			...location,
			message: `The prose types the ${kind} \`${text}\` by hand.`,
			hint: 'Quote it from a recording: <Quote of="id" match="/…/" />. If no terminal shows it, add it to scripts/prose/allowed.json with the reason.',
		});
	}
}
const unused = [...reasons.keys()].filter((one) => !literals.some(({ text }) => text === one));
for (const one of unused) {
	issues.push({
		file: "scripts/prose/allowed.json",
		line: 1,
		column: 1,
		message: `\`${one}\` is allowed, and no page has it any more.`,
		hint: "Drop it from the list.",
	});
}
printIssues(issues, console.error);
console.log(`${literals.length} literals in the prose, ${issues.length} to mend.`);
process.exitCode = issues.length > 0 ? 1 : 0;
