import { styleText } from "node:util";
import { count } from "../text/count.ts";
import type { Difference } from "./compare-recordings.ts";
import type { PageComparison } from "./compare-sides.ts";
import { formatDifference, markdownDifference } from "./format-difference.ts";

/** One sentence that counts what was compared, what differs, and what was not compared. */
export function summary(pages: readonly PageComparison[], before: string, after: string): string {
	const snippets = pages.reduce((sum, { differences }) => sum + snippetsOf(differences).length, 0);
	const changed = pages.filter(({ differences }) => differences.length > 0).length;
	const compared = pages.filter(({ unusable }) => unusable.length === 0).length;
	const left = pages.length - compared;
	const rest = left === 0 ? "." : `; ${count(left, "was", "were")} not compared.`;
	if (compared === 0)
		return `Nothing of ${before} and ${after} was compared: ${count(left, "page")}.`;
	if (snippets === 0)
		return `${before} and ${after} show the same on ${count(compared, "page")}${rest}`;
	const differ = `${count(snippets, "terminal")} on ${changed} of ${count(compared, "page")}`;
	return `From ${before} to ${after}, ${differ} ${snippets === 1 ? "differs" : "differ"}${rest}`;
}

/** For a terminal: each difference as a coloured diff under its page's name. */
export function asText(pages: readonly PageComparison[], before: string, after: string): string {
	const blocks = pages.flatMap(({ page, unusable, notes, differences }) => [
		...unusable.map((one) => `${page}: ${unusableSentence(one)}`),
		...notes.map((note) => `${page}: ${note}`),
		...differences.map(
			(one) => `${styleText("bold", `${page} ${one.snippet}`)}\n${formatDifference(one)}`,
		),
	]);
	return [...blocks, summary(pages, before, after)].join("\n\n");
}

/** For a pull request: a section a page, a diff block a difference. */
export function asMarkdown(
	pages: readonly PageComparison[],
	before: string,
	after: string,
): string {
	const sections = pages
		.map(({ page, unusable, notes, differences }) => [
			`## ${page}`,
			...[...unusable.map(unusableSentence), ...notes],
			...differences.map(markdownDifference),
		])
		.filter(({ length }) => length > 1)
		.map((blocks) => blocks.join("\n\n"));
	return [summary(pages, before, after), ...sections].join("\n\n");
}

function unusableSentence({ side, problem }: PageComparison["unusable"][number]): string {
	return `Not compared: its recording for ${side} ${problem}.`;
}

function snippetsOf(differences: readonly Difference[]): string[] {
	return [...new Set(differences.map(({ snippet }) => snippet))];
}
