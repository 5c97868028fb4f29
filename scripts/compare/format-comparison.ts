import { styleText } from "node:util";
import { diffArrays } from "diff";
import type { Difference } from "../recording/compare.ts";
import { formatDifference } from "../recording/format-difference.ts";
import type { PageComparison } from "./compare-versions.ts";

/** One sentence that counts the differences. */
export function summary(pages: readonly PageComparison[], before: string, after: string): string {
	const snippets = pages.reduce((sum, { differences }) => sum + snippetsOf(differences).length, 0);
	const changed = pages.filter(({ differences }) => differences.length > 0).length;
	if (snippets === 0)
		return `Docker ${before} and ${after} show the same on ${pages.length} pages.`;
	return `From Docker ${before} to ${after}, ${snippets} terminals on ${changed} of ${pages.length} pages differ.`;
}

/** For a terminal: each difference as a coloured diff under its page's name. */
export function asText(pages: readonly PageComparison[], before: string, after: string): string {
	const blocks = pages.flatMap(({ page, missing, differences }) => [
		...missing.map((one) => `${page}: ${missingSentence(one)}`),
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
		.filter(({ missing, differences }) => missing.length + differences.length > 0)
		.map(({ page, missing, differences }) =>
			[
				`## ${page}`,
				...missing.map((one) => `Not compared: ${missingSentence(one)}`),
				...differences.map(markdownDifference),
			].join("\n\n"),
		);
	return [summary(pages, before, after), ...sections].join("\n\n");
}

function missingSentence({ version, problem }: PageComparison["missing"][number]): string {
	return `its recording for Docker ${version} ${problem}.`;
}

function markdownDifference({ snippet, input, before, after }: Difference): string {
	const lines = diffArrays([...before], [...after]).flatMap(({ value, added, removed }) =>
		value.map((line) => `${added ? "+" : removed ? "-" : " "} ${line}`),
	);
	// A fence longer than any in the text.
	const longest = Math.max(2, ...lines.map((line) => /`{3,}/.exec(line)?.[0].length ?? 0));
	const fence = "`".repeat(longest + 1);
	return `\`${snippet}\`\n\n${fence}diff\n  $ ${input.replaceAll("\n", "\n  > ")}\n${lines.join("\n")}\n${fence}`;
}

function snippetsOf(differences: readonly Difference[]): string[] {
	return [...new Set(differences.map(({ snippet }) => snippet))];
}
