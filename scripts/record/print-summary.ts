import { annotation } from "../command-line/annotation.ts";
import { printNote } from "../command-line/print-note.ts";
import { count } from "../text/count.ts";
import type { PageResult } from "./page-runs.ts";

/** The last lines of a run: how many pages, how many terminals changed, what to look at. */
export function printSummary(
	results: readonly PageResult[],
	print: (text: string) => void,
	environment: NodeJS.ProcessEnv = process.env,
): void {
	const number = (kind: PageResult["outcome"]["kind"]) =>
		results.filter(({ outcome }) => outcome.kind === kind).length;
	const changed = results
		.filter(({ outcome }) => outcome.kind === "written")
		.flatMap(({ selected, outcome }) =>
			[...new Set(outcome.differences.map(({ snippet }) => snippet))].map(
				(snippet) => `  ${selected.page.name} ${snippet} (Docker ${selected.engine.version})`,
			),
		);
	for (const { selected, outcome } of results) {
		for (const note of outcome.notes) printNote(selected.page.file, note, print, environment);
	}
	const parts = [
		`${count(results.length, "page")} run`,
		...(["kept", "new", "written", "drift", "broken"] as const)
			.filter((kind) => number(kind) > 0)
			.map((kind) => `${number(kind)} ${kind}`),
	];
	print(`\n${parts.join(", ")}.`);
	warnUncompared(results, print, environment);
	if (changed.length > 0) {
		print(`${count(changed.length, "terminal")} changed, see git diff:\n${changed.join("\n")}`);
	}
}

/** Says in a way that stands out that a check that fails nothing has checked nothing. */
function warnUncompared(
	results: readonly PageResult[],
	print: (text: string) => void,
	environment: NodeJS.ProcessEnv,
): void {
	const number = results.filter(({ outcome }) => outcome.isUncompared).length;
	if (number === 0) return;
	const title = `${number} of ${count(results.length, "page")} NOT compared`;
	const why =
		"recorded with stand-ins, and run here with official images. `--check --images stand-in`, as root on Debian or Ubuntu, compares them; so does any check once official recordings are merged.";
	print(`\n!!! ${title}: ${why}`);
	if (environment["GITHUB_ACTIONS"] === "true") {
		print(annotation("warning", { title }, why.charAt(0).toUpperCase() + why.slice(1)));
	}
}
