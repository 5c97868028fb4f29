import type Docker from "dockerode";
import { Listr, type ListrTask, PRESET_TIMER } from "listr2";
import type { Outcome } from "../page/keep-or-write.ts";
import type { Selected } from "../recording/select-pages.ts";
import { count } from "../text/count.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";
import type { Jobs } from "./choose-jobs.ts";
import { longestFirst } from "./longest-first.ts";
import { type PageResult, PageRuns } from "./page-runs.ts";

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
	await using runs = new PageRuns(host, options);
	const ordered = longestFirst(pages);
	const engines = [...new Set(pages.map(({ engine }) => engine))];
	const nameOf = ({ page, engine }: Selected) =>
		engines.length === 1 ? page.name : `${page.name} (${engine.version})`;
	const list = new Listr(
		[
			{ title: "Registry", task: (_, task) => runs.start(ordered, tell(task)) },
			...engines.map((engine) => engineTask(engine, runs)),
			{
				title: count(pages.length, "page"),
				task: (_, group) =>
					group.newListr(
						ordered.map((selected) => pageTask(nameOf(selected), selected, runs)),
						{ concurrent: options.jobs, exitOnError: false },
					),
			},
		],
		LOOKS,
	);
	await list.run();
	options.signal.throwIfAborted();
	return runs.results(pages);
}

/** How the tasks look, on a terminal and in a log. */
const LOOKS = {
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
} as const;

function engineTask(engine: EngineSpec, runs: PageRuns): ListrTask {
	return {
		title: `Docker ${engine.version}`,
		task: async (_, task) => {
			const { kind } = await runs.prepare(engine, tell(task));
			task.title = `Docker ${engine.version}, ${kind} images`;
		},
	};
}

function pageTask(name: string, selected: Selected, runs: PageRuns): ListrTask {
	return {
		title: name,
		task: async (_, task) => {
			const outcome = await runs.run(selected, tell(task));
			task.title = `${name}: ${verdict(outcome)}`;
			// Only marks the line; the issues themselves are printed at the end.
			if (outcome.issues.length > 0) throw new Error(task.title);
		},
	};
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
