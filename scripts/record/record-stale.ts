import { join } from "node:path";
import type Docker from "dockerode";
import { EXIT } from "../command-line/exit.ts";
import { printIssues } from "../command-line/print-issues.ts";
import { hostSilence } from "../engine/host-loss.ts";
import { connectHost } from "../host/connect-host.ts";
import { HostError } from "../host/host-error.ts";
import { hostMachine } from "../host/host-machine.ts";
import { sweepBrowserFolders } from "../picture/browser-folder.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { leftRecordings, type Needed, removeLeftRecordings } from "../recording/left-recordings.ts";
import { RECORDINGS_FOLDER } from "../recording/recording-file.ts";
import { type Selected, selectPages } from "../recording/select-pages.ts";
import { CHECKOUT, checkoutLocks } from "../run/checkout-locks.ts";
import { isAbandoned, sweepLocks, withLock } from "../run/with-lock.ts";
import { removeDrafts } from "../run/write-atomically.ts";
import { count } from "../text/count.ts";
import { checkUnlisted, unlisted } from "../versions/check-unlisted.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";
import { chooseJobs } from "./choose-jobs.ts";
import { imagesToCheck } from "./images-to-check.ts";
import type { PageResult } from "./page-runs.ts";
import { printSummary } from "./print-summary.ts";
import { recordPages } from "./record-pages.ts";
import { refuseStrangers } from "./refuse-strangers.ts";
import { writeReport } from "./report.ts";
import { type ReportCase, reportCases, runCase } from "./report-cases.ts";
import { sweep } from "./sweep.ts";
import { takeShard } from "./take-shard.ts";

/** What is to be recorded. */
export interface Request {
	readonly root: string;
	readonly options: Arguments;
	/** Aborts when the run is to stop. */
	readonly signal: AbortSignal;
	/** Those that are named. */
	readonly pages: readonly PlannedPage[];
	/** Those that are asked for, and those of `snippets/engines.json`. */
	readonly engines: readonly EngineSpec[];
	readonly listed: readonly EngineSpec[];
	/** Names of all pages, those that are not named included. */
	readonly all: readonly string[];
}

/** Records the pages whose recordings are stale, or all where that is asked for; returns the exit code. */
export async function recordStale(request: Request): Promise<number> {
	const { root, options, signal, engines, listed } = request;
	const stale = await select(request);
	// After a killed run there is something to remove, even where no page is stale.
	const wasKilled = await isAbandoned(checkoutLocks(root), CHECKOUT);
	const left = await leftRecordings(root, neededBy(request));
	if (stale.length === 0 && left.length === 0 && !wasKilled) return await tellNothing(request);
	if (stale.length > 0) {
		if (!options.trust) await refuseStrangers(root, pagesOf(stale));
		await checkUnlisted(unlisted(engines, listed), listed, { images: options.images, signal });
	}
	try {
		return await alone(root, signal, () => recordAlone(request, wasKilled));
	} catch (error) {
		if (error instanceof HostError) {
			const written = report(request, [runCase(error)]);
			await written.catch((why: Error) => console.error(`record: ${why.message}`));
		}
		throw error;
	}
}

function pagesOf(selected: readonly Selected[]): PlannedPage[] {
	return [...new Set(selected.map(({ page }) => page))];
}

/** The pages to run, each for each engine; with `--shard`, those that fall to this machine. */
export async function select({ root, options, pages, engines }: Request): Promise<Selected[]> {
	const all = await selectPages(root, pages, engines);
	const selected = options.shard === undefined ? all : takeShard(all, options.shard);
	return options.force || options.check ? selected : selected.filter(({ stale }) => stale);
}

/** What recordings are for; those of a version that is not listed are for who asks for it. */
export function neededBy({ all, listed, engines }: Request): Needed {
	const versions = [...listed, ...engines].map(({ version }) => version);
	return { pages: new Set(all), versions: new Set(versions) };
}

/** Does some work while no other recorder works on the checkout. */
export async function alone(
	root: string,
	signal: AbortSignal,
	work: () => Promise<number>,
): Promise<number> {
	const onWait = (holder: string) =>
		console.error(`Another recorder works on this checkout: waiting for ${holder}.`);
	return await withLock(checkoutLocks(root), CHECKOUT, work, { onWait, signal });
}

/** Removes what killed runs left in the checkout and in the host's engine, then runs what is to be run. */
async function recordAlone(request: Request, wasKilled: boolean): Promise<number> {
	await removeDrafts(join(request.root, RECORDINGS_FOLDER));
	await sweepLocks(checkoutLocks(request.root));
	if (!request.options.check) {
		for (const { file, message } of await removeLeftRecordings(request.root, neededBy(request))) {
			console.log(`Removed ${file}. ${message}`);
		}
	}
	// At the end, since the browser of a run that was killed a moment ago may need a while to end.
	await using _ = { [Symbol.asyncDispose]: sweepBrowserFolders };
	// Asked again: another recorder may have worked while this one waited.
	const selected = await select(request);
	if (selected.length === 0 && !wasKilled) return await tellNothing(request);
	const host = await connectHost();
	await sweep(host);
	if (selected.length === 0) return await tellNothing(request);
	return await tellResults(request, await run(request, host, selected));
}

async function run(
	{ root, options, signal }: Request,
	host: Docker,
	selected: readonly Selected[],
): Promise<PageResult[]> {
	const jobs = chooseJobs(options.jobs, await hostMachine(host));
	console.log(jobs.reason);
	try {
		const images = imagesToCheck(options, selected);
		return await recordPages(host, selected, { ...options, ...jobs, images, root, signal });
	} catch (error) {
		throw (await hostSilence(host)) ?? error;
	}
}

async function tellResults(request: Request, results: readonly PageResult[]): Promise<number> {
	const left = request.options.check ? await leftRecordings(request.root, neededBy(request)) : [];
	const issues = [...results.flatMap(({ outcome }) => outcome.issues), ...left];
	printIssues(issues, console.error);
	printSummary(results, console.log);
	for (const { version } of unlisted(request.engines, request.listed)) {
		console.log(
			`! snippets/engines.json does not list Docker ${version}, so the site does not offer it, and \`npm run record\` removes its recordings: \`npm run new-engine -- ${version}\` lists it.`,
		);
	}
	await report(request, reportCases(results));
	return issues.length > 0 ? EXIT.failed : EXIT.fine;
}

async function tellNothing(request: Request): Promise<number> {
	const are = count(request.pages.length, "page is", "pages are");
	const versions = request.engines.map(({ version }) => version).join(", ");
	console.log(`Nothing to record: ${are} up to date for Docker ${versions}.`);
	await report(request, []);
	return EXIT.fine;
}

async function report({ options }: Request, cases: readonly ReportCase[]): Promise<void> {
	if (options.report !== undefined) await writeReport(cases, options.report);
}
