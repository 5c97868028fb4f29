import type Docker from "dockerode";
import { Listr, PRESET_TIMER } from "listr2";
import { type Environment, startEnvironment } from "../engine/environment.ts";
import { hostLoss } from "../engine/host-loss.ts";
import { type Prepared, prepare } from "../engine/prepare.ts";
import { startWithImages } from "../engine/start-with-images.ts";
import { HostError } from "../host/host-error.ts";
import type { Outcome } from "../page/keep-or-write.ts";
import { hostFailure, runPage } from "../page/run-page.ts";
import { SharedBrowser } from "../picture/launch-browser.ts";
import { runsOn } from "../recording/expected-duration.ts";
import type { Selected } from "../recording/select-pages.ts";
import { currentRun } from "../run/run-id.ts";
import { count } from "../text/count.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";
import type { Jobs } from "./choose-jobs.ts";
import { EngineQueue } from "./engine-queue.ts";
import { longestFirst } from "./longest-first.ts";

/** A page that was run: what became of it, or what broke. */
export interface PageResult {
	readonly selected: Selected;
	readonly outcome: Outcome;
}

/**
 * Runs pages side by side, the longest first, each in an engine of its own, and shows how far they are.
 *
 * @returns One result a page, in their order. All of them, also when one breaks.
 * @throws {HostError} when the host's engine or the run's registry goes away meanwhile.
 */
export async function recordPages(
	host: Docker,
	pages: readonly Selected[],
	options: Arguments & Jobs & { root: string; signal: AbortSignal },
): Promise<PageResult[]> {
	const results = new Map<Selected, Outcome>();
	const defects: unknown[] = [];
	const losses: HostError[] = [];
	const engines = [...new Set(pages.map(({ engine }) => engine))];
	let environment: Environment | undefined;
	const prepared = new Map<EngineSpec, Prepared>();
	const { root, signal, images } = options;
	const browser = new SharedBrowser();
	const isPictured = pages.some(({ page }) =>
		page.snippets.some((snippet) => snippet.options.picture !== undefined),
	);
	// It starts while the registry and the first engine do.
	if (isPictured) void browser.launch();
	// What a picture waits for fails at once then.
	signal.addEventListener("abort", () => void browser[Symbol.asyncDispose]().catch(() => {}));
	const ordered = longestFirst(pages);
	const readyFor = ({ engine }: Selected): Prepared => {
		const ready = prepared.get(engine);
		if (ready === undefined) throw new Error("The engine was not prepared.");
		return ready;
	};
	const engineQueue = new EngineQueue(
		ordered.filter(({ page, engine }) => runsOn(page, engine.version)),
		{
			ahead: options.ahead,
			start: async (selected, onProgress) => {
				const { name, images } = selected.page;
				return await startWithImages(readyFor(selected), {
					page: name,
					images,
					onProgress,
					signal,
				});
			},
		},
	);
	const name = ({ page, engine }: Selected) =>
		engines.length === 1 ? page.name : `${page.name} (${engine.version})`;
	const list = new Listr(
		[
			{
				title: "Registry",
				task: async (_, task) => {
					const onProgress = tell(task);
					const shared = { run: currentRun(), images, root, signal, onProgress };
					environment = await startEnvironment(host, shared);
				},
			},
			...engines.map((engine) => ({
				title: `Docker ${engine.version}`,
				task: async (_: unknown, task: { output: string; title: string }) => {
					if (environment === undefined) throw new Error("There is no registry.");
					const onProgress = tell(task);
					const ready = await prepare(environment, { engine, root, signal, onProgress });
					prepared.set(engine, ready);
					task.title = `Docker ${engine.version}, ${ready.kind} images`;
				},
			})),
			{
				title: count(pages.length, "page"),
				task: (_, group) =>
					group.newListr(
						ordered.map((selected) => ({
							title: name(selected),
							task: async (_, task) => {
								const ready = readyFor(selected);
								if (losses[0] !== undefined) throw losses[0];
								const show = tell(task);
								const takeEngine = () => engineQueue.take(selected, show);
								const running = runPage(selected, ready, {
									...options,
									browser,
									takeEngine,
									show,
								});
								const outcome = await running.catch((error: unknown) => {
									// What no page is to blame for: a defect, whose trace is wanted at the end.
									if (!(error instanceof HostError)) defects.push(error);
									return hostFailure(selected, error);
								});
								const loss = outcome.kind === "broken" ? await hostLoss(ready) : undefined;
								if (loss !== undefined) losses.push(loss);
								results.set(selected, outcome);
								task.title = `${name(selected)}: ${verdict(outcome)}`;
								// Only marks the line; the issues themselves are printed at the end.
								if (outcome.issues.length > 0) throw new Error(task.title);
							},
						})),
						{ concurrent: options.jobs, exitOnError: false },
					),
			},
		],
		{
			// Ctrl-C is ours: the engines must go first.
			registerSignalListeners: false,
			fallbackRenderer: "verbose",
			fallbackRendererOptions: { logTitleChange: true, timer: PRESET_TIMER },
			rendererOptions: {
				collapseSubtasks: false,
				collapseErrors: true,
				showErrorMessage: false,
				timer: PRESET_TIMER,
			},
		},
	);
	try {
		await list.run();
	} finally {
		const closed = browser[Symbol.asyncDispose]();
		await engineQueue[Symbol.asyncDispose]();
		if (!options.keep || signal.aborted) await environment?.[Symbol.asyncDispose]();
		await closed;
	}
	signal.throwIfAborted();
	// Then no page is to blame, and no defect.
	if (losses[0] !== undefined) throw losses[0];
	if (defects.length > 0) throw new AggregateError(defects, "The recorder failed.");
	return pages.flatMap((selected) => {
		const outcome = results.get(selected);
		return outcome === undefined ? [] : [{ selected, outcome }];
	});
}

/** Shows what a task does, a line at a time. */
function tell(task: { output: string }): (line: string) => void {
	return (line) => {
		task.output = line;
	};
}

function verdict({ kind, differences }: Outcome): string {
	const terminals = new Set(differences.map(({ snippet }) => snippet)).size;
	const changed = `${count(terminals, "terminal")} changed`;
	return {
		new: "recorded for the first time",
		kept: "same as recorded",
		written: differences.length > 0 ? `${changed}, written` : "written",
		drift: differences.length > 0 ? changed : "differs from its recording",
		broken: "broke",
	}[kind];
}
