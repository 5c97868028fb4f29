import { choosePages, pageName } from "../command-line/choose-pages.ts";
import { EXIT } from "../command-line/exit.ts";
import { planIssues } from "../command-line/plan-issues.ts";
import { printIssues } from "../command-line/print-issues.ts";
import { watchPages } from "../live/watch-pages.ts";
import { type PlannedPage, planPages } from "../plan/plan-pages.ts";
import { leftRecordings } from "../recording/left-recordings.ts";
import { selectPages } from "../recording/select-pages.ts";
import { unlisted } from "../versions/check-unlisted.ts";
import { type EngineSpec, pickEngines, readEngines } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";
import { withChosen } from "./choose-engines.ts";
import { mergeRecordings } from "./merge-recordings.ts";
import { printList } from "./print-list.ts";
import { printSummary } from "./print-summary.ts";
import { printVersions } from "./print-versions.ts";
import { alone, neededBy, type Request, recordStale, select } from "./record-stale.ts";
import { staleIssue } from "./stale-issue.ts";

/**
 * Records what is asked for: plans all pages, and chooses those that are named.
 *
 * @param signal Aborts when the run is to stop.
 * @returns The exit code.
 */
export async function record(options: Arguments, signal: AbortSignal): Promise<number> {
	const root = process.cwd();
	if (options.watch) {
		await watchPages(root, signal, (issues, words) => {
			console.log(words);
			printIssues(issues, console.error);
		});
		return EXIT.fine;
	}
	const plan = await planPages(root);
	const { pages } = plan;
	const isNamed = options.pages.length > 0 && !options.merge;
	const issues = isNamed ? planIssues(plan, options.pages) : plan.issues;
	if (issues.length > 0) {
		printIssues(issues, console.error);
		return EXIT.badInput;
	}
	const listed = await readEngines(root);
	if (options.merge) {
		const engines = pickEngines(listed, options.engine);
		const all = [...listed, ...unlisted(engines, listed)];
		return await alone(root, signal, () => merge(root, pages, all, options.pages));
	}
	const chosen = choosePages(pages, options.pages);
	if (options.list) {
		printVersions(listed, console.log);
		printList(chosen, console.log);
		return EXIT.fine;
	}
	// A page of which nothing can be read has recordings all the same.
	const broken = plan.issues.map(({ file }) => pageName(file));
	const all = [...new Set([...pages.map(({ name }) => name), ...broken])];
	const code = await withChosen({ root, pages, options, signal }, listed, async (engines) => {
		const request = { root, options, signal, pages: chosen, listed, engines, all };
		return options.frozen ? await checkFresh(request) : await recordStale(request);
	});
	if (plan.issues.length > 0) {
		const files = new Set(plan.issues.map(({ file }) => file));
		console.error(`\nNot recorded, and to be mended: ${[...files].join(", ")}.`);
	}
	return code;
}

/** Tells what is stale and what nothing needs, and runs nothing. */
async function checkFresh(request: Request): Promise<number> {
	const isAsked = request.options.engine.length > 0;
	const stale = (await select(request)).map((one) => staleIssue(one, isAsked));
	const issues = [...stale, ...(await leftRecordings(request.root, neededBy(request)))];
	printIssues(issues, console.error);
	return issues.length > 0 ? EXIT.failed : EXIT.fine;
}

async function merge(
	root: string,
	pages: readonly PlannedPage[],
	engines: readonly EngineSpec[],
	folders: readonly string[],
): Promise<number> {
	const selected = await selectPages(root, pages, engines);
	const { outcomes, issues } = await mergeRecordings(root, folders, selected);
	printIssues(issues, console.error);
	printSummary(outcomes, console.log);
	return issues.length > 0 ? EXIT.failed : EXIT.fine;
}
