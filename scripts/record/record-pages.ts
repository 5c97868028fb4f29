import type Docker from "dockerode";
import { Listr, PRESET_TIMER } from "listr2";
import { type Environment, startEnvironment } from "../engine/environment.ts";
import { HostError } from "../engine/host-error.ts";
import { hostLoss } from "../engine/host-loss.ts";
import { idleProvenance } from "../engine/idle-provenance.ts";
import { postMortem } from "../engine/post-mortem.ts";
import { type Prepared, prepare } from "../engine/prepare.ts";
import type { EngineSpec } from "../engine/read-engines.ts";
import { currentRun } from "../engine/run-id.ts";
import type { Engine } from "../engine/start-engine.ts";
import { startWithImages } from "../engine/start-with-images.ts";
import { SharedBrowser } from "../picture/launch-browser.ts";
import { SharedPictures } from "../picture/shared-pictures.ts";
import type { Issue } from "../plan/issue.ts";
import { PagePictures } from "../recording/page-pictures.ts";
import { recordExcluded } from "../recording/record-excluded.ts";
import { type Progress, recordPage } from "../recording/record-page.ts";
import { addCause } from "./add-cause.ts";
import type { Arguments } from "./arguments.ts";
import type { Jobs } from "./choose-jobs.ts";
import { EngineQueue } from "./engine-queue.ts";
import { runsOn } from "./expected-duration.ts";
import { keepOrWrite, type Outcome } from "./keep-or-write.ts";
import { longestFirst } from "./longest-first.ts";
import type { Selected } from "./select-pages.ts";

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
	const sharedPictures = new SharedPictures(browser);
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
				title: pages.length === 1 ? "1 page" : `${pages.length} pages`,
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
									sharedPictures,
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

async function runPage(
	selected: Selected,
	prepared: Prepared,
	options: Arguments & {
		root: string;
		signal: AbortSignal;
		sharedPictures: SharedPictures;
		takeEngine: () => Promise<Engine>;
		show: (line: string) => void;
	},
): Promise<Outcome> {
	const { root, signal, check, sharedPictures, takeEngine, show } = options;
	const { page, key, before } = selected;
	const { version } = prepared.engine;
	if (!runsOn(page, version)) {
		const provenance = await idleProvenance(prepared);
		const recording = recordExcluded(page, { key, version, provenance });
		const outcome = await keepOrWrite(root, selected, recording, check, new Map());
		return { ...outcome, durations: new Map() };
	}
	const engine = await takeEngine();
	const durations = new Map<string, number>();
	const pictures = new PagePictures(sharedPictures, engine.container, before, selected.pictures);
	try {
		const recording = await recordPage(page, engine, {
			root,
			key,
			version,
			onProgress: (progress) => show(describe(progress)),
			onEnd: (snippet, duration) => durations.set(snippet, duration),
			takePicture: (snippet, ran) => pictures.take(snippet, ran),
		});
		signal.throwIfAborted();
		const outcome = {
			...(Array.isArray(recording)
				? broken(addCause(recording, await postMortem(prepared.host, engine.container)))
				: await keepOrWrite(root, selected, recording, check, pictures.files)),
			durations,
		};
		const notes = [...outcome.notes, ...pictures.notes];
		if (options.keep) notes.push(await howToEnter(page.name, engine));
		return { ...outcome, notes };
	} finally {
		// Not waited for: whoever disposes of what was prepared does.
		if (!options.keep) void engine[Symbol.asyncDispose]();
	}
}

async function howToEnter(page: string, { container, user, home }: Engine): Promise<string> {
	const name = (await container.inspect()).Name.slice(1);
	return `${page}: its engine stays up until the next run. Enter it with\n    docker exec -it -u ${user} -w ${home} ${name} bash`;
}

/** An engine that did not start, or an image that could not be pulled, breaks the page. */
function hostFailure({ page }: Selected, error: unknown): Outcome {
	const message = error instanceof Error ? error.message : String(error);
	const hint = error instanceof HostError ? { hint: error.hint } : {};
	const issue = { file: page.file, line: 1, column: 1, message, ...hint };
	return { ...broken([issue]), durations: new Map() };
}

function broken(issues: readonly Issue[]): Omit<Outcome, "durations"> {
	return { kind: "broken", differences: [], issues, notes: [] };
}

function describe({ snippet, snippets, input }: Progress): string {
	return `${snippet}/${snippets} $ ${input.split("\n", 1)[0]}`;
}

function verdict({ kind, differences }: Outcome): string {
	const terminals = new Set(differences.map(({ snippet }) => snippet)).size;
	const changed = terminals === 1 ? "1 terminal changed" : `${terminals} terminals changed`;
	return {
		new: "recorded for the first time",
		kept: "same as recorded",
		written: differences.length > 0 ? `${changed}, written` : "written",
		drift: differences.length > 0 ? changed : "differs from its recording",
		broken: "broke",
	}[kind];
}
