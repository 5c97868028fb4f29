import type { Issue } from "./issue.ts";
import type { Snippet } from "./page.ts";
import { readMeta } from "./read-meta.ts";
import { type Code, locationOf, type Reading } from "./reading.ts";

/** Reads a code fence, which is a snippet if it is tagged `run`. */
export function readFence(node: Code, reading: Reading): void {
	const meta = readMeta(node.meta ?? "");
	if (meta.kind === "plain") return;
	const location = locationOf(node, reading);
	if (meta.kind === "invalid") {
		const line = reading.source.split("\n")[location.line - 1] ?? "";
		const start = Math.max(line.indexOf(node.meta ?? "", location.column), 0);
		for (const { offset, ...issue } of meta.errors) {
			reading.issues.push({ ...location, column: start + offset + 1, ...issue });
		}
		return;
	}
	const { lang: language, value: code } = node;
	if (language !== "sh" && language !== "console") {
		reading.issues.push({
			...location,
			message: `A fence in \`${language}\` cannot run.`,
			hint: "Tag `sh` fences (commands) or `console` fences (dialogues), or drop `run`.",
		});
		return;
	}
	const { options } = meta;
	const id = options.id ?? `snippet-${reading.snippets.length + 1}`;
	const { heading } = reading;
	const snippet: Snippet = { id, language, code, options, location, heading };
	reading.issues.push(...snippetIssues(snippet, reading.snippets));
	reading.snippets.push(snippet);
}

/** What is wrong with a snippet whose options are right by themselves. */
function snippetIssues(
	{ id, language, options, location }: Snippet,
	others: readonly Snippet[],
): Issue[] {
	const issues: Issue[] = [];
	const twin = others.find((other) => other.id === id);
	if (twin !== undefined) {
		const message = `The id \`${id}\` is taken by the snippet of line ${twin.location.line}.`;
		issues.push({ ...location, message });
	}
	if (options.retry !== undefined && (language === "console" || options.until !== undefined)) {
		issues.push({
			...location,
			message: "Only a command that ends can be repeated.",
			hint: "Drop `retry`; a `console` fence and `until` wait by themselves.",
		});
	}
	return issues;
}
