import type Docker from "dockerode";
import { type Environment, startEnvironment } from "../engine/environment.ts";
import { hostLoss } from "../engine/host-loss.ts";
import { type Prepared, prepare } from "../engine/prepare.ts";
import { HostError } from "../host/host-error.ts";
import type { Outcome } from "../page/keep-or-write.ts";
import { hostFailure, runPage } from "../page/run-page.ts";
import { SharedBrowser } from "../picture/launch-browser.ts";
import { IssueError } from "../plan/issue.ts";
import type { Selected } from "../recording/select-pages.ts";
import { currentRun } from "../run/run-id.ts";
import { messageOf } from "../text/message-of.ts";
import { splitError } from "../text/split-error.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";
import type { Jobs } from "./choose-jobs.ts";

/** A page that was run: what became of it, or what broke. */
export interface PageResult {
	readonly selected: Selected;
	readonly outcome: Outcome;
}

/** Runs pages, and holds what they share: a registry, engines' images, a browser. Disposing of it removes them. */
export class PageRuns implements AsyncDisposable {
	readonly #host: Docker;
	readonly #options: Arguments & Jobs & { root: string; signal: AbortSignal };
	readonly #browser = new SharedBrowser();
	#environment: Environment | undefined;
	readonly #prepared = new Map<EngineSpec, Prepared>();
	readonly #outcomes = new Map<Selected, Outcome>();
	/** Errors of the recorder itself; thrown at the end, with their traces. */
	readonly #defects: unknown[] = [];
	/** Errors of clean-ups, after which something may be left behind. */
	readonly #leaks: unknown[] = [];
	/** Why the host can run no more pages. */
	#loss: HostError | undefined;

	constructor(host: Docker, options: Arguments & Jobs & { root: string; signal: AbortSignal }) {
		this.#host = host;
		this.#options = options;
		// A picture that is being taken then fails at once, and need not be waited for.
		options.signal.addEventListener("abort", () => void this.#closeBrowser().catch(() => {}));
	}

	/** Starts what all pages share. */
	async start(pages: readonly Selected[], onProgress: (line: string) => void): Promise<void> {
		const isPictured = pages.some(({ page }) =>
			page.snippets.some(({ options }) => options.picture !== undefined),
		);
		// It starts while the registry and the first engine do.
		if (isPictured) void this.#browser.launch();
		const { keep, engines } = this.#options;
		// Those that are kept are all there in the end.
		const most = keep ? Number.POSITIVE_INFINITY : engines;
		const shared = { ...this.#options, engines: most, run: currentRun(), onProgress };
		this.#environment = await startEnvironment(this.#host, shared);
	}

	/** Makes the image of a version's engines ready. */
	async prepare(engine: EngineSpec, onProgress: (line: string) => void): Promise<Prepared> {
		if (this.#environment === undefined) throw new Error("There is no registry.");
		const { root, signal } = this.#options;
		const prepared = await prepare(this.#environment, { engine, root, signal, onProgress });
		this.#prepared.set(engine, prepared);
		return prepared;
	}

	/**
	 * Runs a page on an engine that was prepared.
	 *
	 * @param show Told what runs.
	 * @throws {HostError} where an earlier page found that the host is lost.
	 */
	async run(selected: Selected, show: (line: string) => void): Promise<Outcome> {
		const prepared = this.#prepared.get(selected.engine);
		if (prepared === undefined) throw new Error("The engine was not prepared.");
		if (this.#loss !== undefined) throw this.#loss;
		const options = { ...this.#options, browser: this.#browser, show };
		const outcome = await runPage(selected, prepared, options).catch((error: unknown) => {
			const { first, cleanUp } = splitError(error);
			const isTold = first instanceof HostError || first instanceof IssueError;
			if (!isTold) this.#defects.push(first);
			this.#leaks.push(...cleanUp);
			return hostFailure(selected, first);
		});
		if (outcome.kind === "broken") {
			const loss = await hostLoss(prepared);
			// Another page may have found one meanwhile.
			this.#loss ??= loss;
		}
		this.#outcomes.set(selected, outcome);
		return outcome;
	}

	/**
	 * What became of pages, in their order.
	 *
	 * @throws {HostError} where the host was lost: then no page is to blame, and no defect.
	 * @throws {AggregateError} where the recorder itself failed.
	 */
	results(pages: readonly Selected[]): PageResult[] {
		if (this.#loss !== undefined) throw this.#loss;
		if (this.#defects.length > 0) throw new AggregateError(this.#defects, "The recorder failed.");
		return pages.flatMap((selected) => {
			const outcome = this.#outcomes.get(selected);
			return outcome === undefined ? [] : [{ selected, outcome }];
		});
	}

	async #closeBrowser(): Promise<void> {
		await this.#browser[Symbol.asyncDispose]();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		const { keep, signal } = this.#options;
		const closed = this.#closeBrowser();
		const removed =
			!keep || signal.aborted ? this.#environment?.[Symbol.asyncDispose]() : undefined;
		const ends = await Promise.allSettled([closed, removed]);
		const failed = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
		const leaks = [...this.#leaks, ...failed].map(messageOf);
		if (leaks.length > 0) {
			throw new HostError(
				"engine",
				`Not all that the run made could be removed: ${[...new Set(leaks)].join("; ")}.`,
				"The next run removes what is left behind.",
			);
		}
	}
}
