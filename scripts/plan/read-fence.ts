import { isIllustration } from "./illustration-tag.ts";
import type { Issue } from "./issue.ts";
import { looksLikeTerminal } from "./looks-like-terminal.ts";
import { nearTag } from "./near-tag.ts";
import type { Snippet } from "./page.ts";
import { type MetaError, readMeta } from "./read-meta.ts";
import { type Code, locationOf, type Reading } from "./reading.ts";

/** Pages about the site itself, which show how fences are written. */
export const isManual = (file: string) => file.startsWith("src/content/docs/docs/");

/** The words by which authors name what runs, in the recorder's own two. */
const RUNNABLE: Readonly<Record<string, Snippet["language"]>> = {
	sh: "sh",
	bash: "sh",
	shell: "sh",
	console: "console",
	"shell-session": "console",
	shellsession: "console",
};

/** Reads a code fence, which is a snippet if it is tagged `run`. */
export function readFence(node: Code, reading: Reading): void {
	const location = locationOf(node, reading);
	if (!isClosed(node, reading)) {
		const message = "The fence that begins here is never closed.";
		reading.issues.push({ ...location, message, hint: "Close it with the same marks." });
		return;
	}
	const meta = readMeta(node.meta ?? "");
	if (meta.kind === "plain") {
		reading.issues.push(...plainIssues(node, reading));
		return;
	}
	if (meta.kind === "invalid") {
		reading.issues.push(...meta.errors.map((error) => metaIssue(error, node, reading)));
		return;
	}
	const language = RUNNABLE[node.lang ?? ""];
	if (language === undefined) {
		reading.issues.push({
			...location,
			message: `A fence in \`${node.lang}\` cannot run.`,
			hint: "Tag `sh` or `bash` fences (commands), `console` fences (dialogues), or drop `run`.",
		});
		return;
	}
	// The terminal is typed at, and no file of any system is written to it.
	const code = node.value.replaceAll("\r\n", "\n");
	const { options } = meta;
	const { heading, use, suffix } = reading;
	const id =
		options.id === undefined ? `snippet-${reading.snippets.length + 1}` : options.id + suffix;
	const snippet: Snippet = { id, language, code, options, location, heading, use };
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

/** The issue of an error in a fence's meta. */
function metaIssue({ offset, ...issue }: MetaError, node: Code, reading: Reading): Issue {
	const location = locationOf(node, reading);
	const line = linesOf(reading)[location.line - 1] ?? "";
	const start = Math.max(line.indexOf(node.meta ?? "", location.column), 0);
	return { ...location, column: start + offset + 1, ...issue };
}

/** What is wrong with a fence that is not tagged: it was to be, or a reader would take it for one that is. */
function plainIssues(node: Code, reading: Reading): Issue[] {
	const { lang, meta, value } = node;
	const near = nearTag(lang ?? "", meta ?? "");
	if (near !== undefined) return [metaIssue(near, node, reading)];
	if (isIllustration(meta) && reading.file.endsWith(".md")) {
		const message = "An illustration is not shown as one in a plain Markdown file.";
		return [{ ...locationOf(node, reading), message, hint: "Rename the file to end in .mdx." }];
	}
	if (isIllustration(meta) || isManual(reading.file)) return [];
	if (!looksLikeTerminal(lang ?? "", value)) return [];
	return [
		{
			...locationOf(node, reading),
			message: "This fence looks like a terminal, and nothing of it is run.",
			hint: "Tag it `run`; or `illustration`, by which readers see that it was not run.",
		},
	];
}

/** Whether a fence ends with its marks. Where it does not, all of the page below is part of it. */
function isClosed({ position }: Code, reading: Reading): boolean {
	const lines = linesOf(reading);
	const [, marks] = /(`{3,}|~{3,})/.exec(lines[(position?.start.line ?? 1) - 1] ?? "") ?? [];
	// Indented code has no marks.
	if (marks === undefined || position === undefined) return true;
	// A line that begins a fence ends none: the one above was to end before.
	const inside = lines.slice(position.start.line, position.end.line - 1);
	const begins = (line: string) =>
		/^[\s>]*(`{3,}|~{3,})\s*\w[^`]*$/.exec(line)?.[1]?.startsWith(marks);
	if (inside.some(begins)) return false;
	const [, last = ""] = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(lines[position.end.line - 1] ?? "") ?? [];
	return position.end.line > position.start.line && last.startsWith(marks);
}

/** As the parser counts them: a return ends a line of Markdown, too. */
const linesOf = ({ source }: Reading) => source.split(/\r\n|\n|\r/);
