import { join } from "node:path";
import { choosePages } from "../command-line/choose-pages.ts";
import { EXIT } from "../command-line/exit.ts";
import { printIssues } from "../command-line/print-issues.ts";
import { hostSilence } from "../engine/host-loss.ts";
import { connectHost } from "../host/connect-host.ts";
import { HostError } from "../host/host-error.ts";
import { hostMachine } from "../host/host-machine.ts";
import { sweepBrowserFolders } from "../picture/browser-folder.ts";
import { type PlannedPage, planPages } from "../plan/plan-pages.ts";
import { RECORDINGS_FOLDER } from "../recording/recording-file.ts";
import { removeLeftPictures } from "../recording/recording-store.ts";
import { selectPages } from "../recording/select-pages.ts";
import { lockName } from "../run/lock-name.ts";
import { isAbandoned, withLock } from "../run/with-lock.ts";
import { removeDrafts } from "../run/write-atomically.ts";
import { count } from "../text/count.ts";
import { checkUnlisted, unlisted } from "../versions/check-unlisted.ts";
import { type EngineSpec, pickEngines, readEngines } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";
import { chooseJobs } from "./choose-jobs.ts";
import { mergeRecordings } from "./merge-recordings.ts";
import { printList } from "./print-list.ts";
import { printSummary } from "./print-summary.ts";
import { recordPages } from "./record-pages.ts";
import { writeReport } from "./report.ts";
import { type ReportCase, reportCases, runCase } from "./report-cases.ts";
import { staleIssue } from "./stale-issue.ts";
import { sweep } from "./sweep.ts";
import { takeShard } from "./take-shard.ts";

/**
 * Records what the arguments say.
 *
 * @param signal Aborts when the run is to stop.
 * @returns The exit code.
 */
export async function record(options: Arguments, signal: AbortSignal): Promise<number> {
	const root = process.cwd();
	const { pages, issues } = await planPages(root);
	if (issues.length > 0) {
		printIssues(issues, console.error);
		return EXIT.badInput;
	}
	const listed = await readEngines(root);
	const engines = pickEngines(listed, options.engine);
	const strangers = unlisted(engines, listed);
	const onWait = () =>
		console.error("Another recorder works on this checkout: waiting for it to end.");
	const alone = (work: () => Promise<number>) => withLock(lockName(root), work, { onWait, signal });
	if (options.merge) {
		return await alone(() => merge(root, pages, [...listed, ...strangers], options.pages));
	}
	const chosen = choosePages(pages, options.pages);
	if (options.list) {
		printList(chosen, console.log);
		return EXIT.fine;
	}
	const versions = engines.map(({ version }) => version).join(", ");

	// Asked twice: another recorder may have worked while this one waited.
	const select = async () => {
		const all = await selectPages(root, chosen, engines);
		const selected = options.shard === undefined ? all : takeShard(all, options.shard);
		return options.force || options.check ? selected : selected.filter(({ stale }) => stale);
	};
	const report = async (cases: readonly ReportCase[]) => {
		if (options.report !== undefined) await writeReport(cases, options.report);
	};
	const nothing = async () => {
		const are = count(chosen.length, "page is", "pages are");
		console.log(`Nothing to record: ${are} up to date for Docker ${versions}.`);
		await report([]);
		return EXIT.fine;
	};
	const stale = await select();
	if (options.frozen) {
		printIssues(stale.map(staleIssue), console.error);
		return stale.length > 0 ? EXIT.failed : EXIT.fine;
	}
	// A run that was killed here left its lock, and more that is to be removed, whatever is stale.
	const wasKilled = await isAbandoned(lockName(root));
	if (stale.length === 0 && !wasKilled) return await nothing();
	if (stale.length > 0) await checkUnlisted(strangers, listed, { images: options.images, signal });

	const work = async () => {
		await removeDrafts(join(root, RECORDINGS_FOLDER));
		await removeLeftPictures(root);
		// At the end: by then, the browser of a run that was killed a moment ago has ended, too.
		await using _ = { [Symbol.asyncDispose]: sweepBrowserFolders };
		const todo = await select();
		if (todo.length === 0 && !wasKilled) return await nothing();
		const host = await connectHost();
		await sweep(host);
		if (todo.length === 0) return await nothing();
		const jobs = chooseJobs(options.jobs, await hostMachine(host));
		console.log(jobs.reason);
		const results = await recordPages(host, todo, { ...options, ...jobs, root, signal }).catch(
			async (error: unknown) => {
				throw (await hostSilence(host)) ?? error;
			},
		);
		const problems = results.flatMap(({ outcome }) => outcome.issues);
		printIssues(problems, console.error);
		printSummary(results, console.log);
		for (const { version } of strangers) {
			console.log(
				`! snippets/engines.json does not list Docker ${version}, so the site does not offer it: \`npm run new-engine -- ${version}\` lists it.`,
			);
		}
		await report(reportCases(results));
		return problems.length > 0 ? EXIT.failed : EXIT.fine;
	};
	try {
		return await alone(work);
	} catch (error) {
		if (!(error instanceof HostError)) throw error;
		await report([runCase(error)]).catch((why: Error) => console.error(`record: ${why.message}`));
		throw error;
	}
}

async function merge(
	root: string,
	pages: readonly PlannedPage[],
	engines: readonly EngineSpec[],
	folders: readonly string[],
) {
	const selected = await selectPages(root, pages, engines);
	const { outcomes, issues } = await mergeRecordings(root, folders, selected);
	printIssues(issues, console.error);
	printSummary(outcomes, console.log);
	return issues.length > 0 ? EXIT.failed : EXIT.fine;
}
