import { printNote } from "../command-line/print-note.ts";
import { count } from "../text/count.ts";
import type { PageResult } from "./page-runs.ts";

/** The last lines of a run: how many pages, how many terminals changed, what to look at. */
export function printSummary(results: readonly PageResult[], print: (text: string) => void): void {
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
		for (const note of outcome.notes) printNote(selected.page.file, note, print);
	}
	const parts = [
		`${count(results.length, "page")} run`,
		...(["kept", "new", "written", "drift", "broken"] as const)
			.filter((kind) => number(kind) > 0)
			.map((kind) => `${number(kind)} ${kind}`),
	];
	print(`\n${parts.join(", ")}.`);
	if (changed.length > 0) {
		print(`${count(changed.length, "terminal")} changed, see git diff:\n${changed.join("\n")}`);
	}
}
