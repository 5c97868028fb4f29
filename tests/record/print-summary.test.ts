import { expect, test } from "vitest";
import type { PageResult } from "../../scripts/record/page-runs.ts";
import { printSummary } from "../../scripts/record/print-summary.ts";

const result = (name: string, outcome: Partial<PageResult["outcome"]>) =>
	({
		selected: { page: { name, file: `${name}.mdx` }, engine: { version: "28.5" } },
		outcome: { kind: "kept", differences: [], issues: [], notes: [], ...outcome },
	}) as unknown as PageResult;

function printed(results: readonly PageResult[], environment: NodeJS.ProcessEnv = {}): string[] {
	const lines: string[] = [];
	printSummary(results, (line) => lines.push(line), environment);
	return lines;
}

test("a run that compared all says how many pages it ran", () => {
	expect(printed([result("a", {}), result("b", { kind: "new" })])).toEqual([
		"\n2 pages run, 1 kept, 1 new.",
	]);
});

test("pages that a check could hold against nothing stand out, as a warning on GitHub Actions", () => {
	const results = [result("a", { isUncompared: true }), result("b", {})];
	const warning = expect.stringMatching(
		/^\n!!! 1 of 2 pages NOT compared: recorded with stand-ins/,
	);
	expect(printed(results)).toEqual(["\n2 pages run, 2 kept.", warning]);
	expect(printed(results, { GITHUB_ACTIONS: "true" })).toEqual([
		"\n2 pages run, 2 kept.",
		warning,
		expect.stringMatching(/^::warning title=1 of 2 pages NOT compared::Recorded with stand-ins/),
	]);
});
