import { nearest } from "../text/nearest.ts";
import { isIllustration } from "./illustration-tag.ts";
import type { Issue, Location } from "./issue.ts";
import { looksLikeTerminal } from "./looks-like-terminal.ts";
import { nearTag } from "./near-tag.ts";
import { optionPlace } from "./option-place.ts";
import type { Snippet } from "./page.ts";
import { type MetaError, readMeta } from "./read-meta.ts";
import { type Code, linesOf, locationOf, type Reading } from "./reading.ts";

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
	if (!isClosed(node, location, reading)) {
		const message = "The fence that begins here is never closed.";
		reading.issues.push({ ...location, message, hint: "Close it with the same marks." });
		return;
	}
	const blank = node.lang?.search(/[\u00a0\u202f\u200b\ufeff]/) ?? -1;
	if (blank >= 0) {
		const first = linesOf(reading)[location.line - 1] ?? "";
		const column = first.indexOf(node.lang ?? "", location.column) + blank + 1;
		const message = "There is a blank here that Markdown does not take for one.";
		reading.issues.push({ ...location, column, message, hint: "Type a plain one." });
		return;
	}
	const written = { language: node.lang ?? "", meta: metaOf(node, location, reading), location };
	const meta = readMeta(written.meta);
	if (meta.kind === "plain") {
		reading.issues.push(...plainIssues(written, node.value, reading));
		return;
	}
	if (meta.kind === "invalid") {
		reading.issues.push(...meta.errors.map((error) => metaIssue(error, written, reading)));
		return;
	}
	const language = RUNNABLE[written.language];
	if (language === undefined) {
		reading.issues.push({
			...location,
			message: `A fence in \`${written.language}\` cannot run.`,
			hint: languageHint(written.language),
		});
		return;
	}
	const { options } = meta;
	const { heading, use, suffix } = reading;
	const id =
		options.id === undefined ? `snippet-${reading.snippets.length + 1}` : options.id + suffix;
	const code = node.value;
	const snippet: Snippet = { id, language, code, options, location, heading, use };
	reading.issues.push(...snippetIssues(snippet, reading.snippets, reading.source));
	reading.snippets.push(snippet);
}

function languageHint(language: string): string {
	const meant = nearest(language.toLowerCase(), Object.keys(RUNNABLE), 1);
	if (meant !== undefined) return `Did you mean \`${meant}\`?`;
	return "Tag `sh` or `bash` fences (commands), `console` fences (dialogues), or drop `run`.";
}

/** What is wrong with a snippet whose options are right by themselves. */
function snippetIssues(
	{ id, language, options, location }: Snippet,
	others: readonly Snippet[],
	source: string,
): Issue[] {
	const issues: Issue[] = [];
	const twin = others.find((other) => other.id === id);
	if (twin !== undefined) {
		const message = `The id \`${id}\` is taken by the snippet of line ${twin.location.line}.`;
		const taken = others.map((other) => other.id);
		let number = 2;
		while (taken.includes(`${id}-${number}`)) number += 1;
		const hint = `Give one of the two another id, such as id="${id}-${number}".`;
		issues.push({ ...optionPlace(location, "id", source), message, hint });
	}
	if (options.retry !== undefined && (language === "console" || options.until !== undefined)) {
		issues.push({
			...optionPlace(location, "retry", source),
			message: "Only a command that ends can be repeated.",
			hint: "Drop `retry`; a `console` fence and `until` wait by themselves.",
		});
	}
	if (options.retry !== undefined && options.replay !== undefined) {
		issues.push({
			...optionPlace(location, "replay", source),
			message: "A command that is repeated has no replay: the page shows its last try alone.",
			hint: "Drop `replay`, or `retry`.",
		});
	}
	return issues;
}

/** What a fence says of itself, and where. */
interface Written {
	readonly language: string;
	readonly meta: string;
	readonly location: Location;
}

/** The issue of an error in a fence's meta. */
function metaIssue(
	{ offset, ...issue }: MetaError,
	{ meta, location }: Written,
	reading: Reading,
): Issue {
	const [line = ""] = linesOf(reading).slice(location.line - 1);
	const start = Math.max(line.indexOf(meta, location.column), 0);
	return { ...location, column: start + offset + 1, ...issue };
}

/** What is wrong with a fence that is not tagged: it was to be, or a reader would take it for one that is. */
function plainIssues(written: Written, code: string, reading: Reading): Issue[] {
	const { language, meta, location } = written;
	const near = nearTag(language, meta);
	if (near !== undefined) return [metaIssue(near, written, reading)];
	if (isIllustration(meta) && reading.file.endsWith(".md")) {
		const message = "An illustration is not shown as one in a plain Markdown file.";
		return [{ ...location, message, hint: "Rename the file to end in .mdx." }];
	}
	if (isIllustration(meta) || isManual(reading.file)) return [];
	if (!looksLikeTerminal(language, code)) return [];
	return [
		{
			...location,
			message: "This fence looks like a terminal, and nothing of it is run.",
			hint: "Tag it `run`; or `illustration`, by which readers see that it was not run.",
		},
	];
}

/** Whether a fence ends with its marks. Where it does not, all of the page below is part of it. */
function isClosed({ position }: Code, { line }: Location, reading: Reading): boolean {
	const [first = "", ...others] = linesOf(reading).slice(line - 1, position?.end.line);
	const [marks = ""] = /`{3,}|~{3,}/.exec(first) ?? [];
	// Indented code has no marks.
	if (marks === "") return true;
	const fence = `^[\\s>]*${marks[0]}{${marks.length},}\\s*`;
	// A line that begins a fence ends none: the one above was to end before.
	const begins = new RegExp(`${fence}\\w[^\`]*$`);
	if (others.slice(0, -1).some((text) => begins.test(text))) return false;
	return new RegExp(`${fence}$`).test(others.at(-1) ?? "");
}

/** A fence's meta as it is written: the parser takes the backslash of `until=/\./` for Markdown's own, and drops it. */
function metaOf({ meta }: Code, { line, column }: Location, reading: Reading): string {
	if (!meta) return "";
	const first = linesOf(reading)[line - 1]?.slice(column - 1) ?? "";
	const [, written = meta] = /^\s*(?:`{3,}|~{3,})\s*\S+\s+(.*?)\s*$/.exec(first) ?? [];
	return written;
}
