import type Docker from "dockerode";
import type { Prepared } from "../engine/prepare.ts";
import type { Engine } from "../engine/start-engine.ts";
import { PagePictures } from "../page/page-pictures.ts";
import type { PageRun } from "../page/run-once.ts";
import { RunningPage } from "../page/running-page.ts";
import { startPage } from "../page/start-page.ts";
import type { SharedBrowser } from "../picture/launch-browser.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { type HashCache, pageKeys } from "../recording/page-key.ts";
import { castKey } from "../recording/read-recording.ts";
import type { SnippetRecording } from "../recording/schema.ts";
import { sealRecording } from "../recording/seal-recording.ts";
import type { Selected } from "../recording/select-pages.ts";

/** A page that has run up to one of its snippets, in an engine that waits there for the rest. */
export class WarmRun implements AsyncDisposable {
	readonly #root: string;
	readonly #prepared: Prepared;
	readonly #engine: Engine;
	readonly #run: RunningPage;
	readonly #pictures: PagePictures;
	readonly #abort: AbortController;
	#page: PlannedPage;
	/** The key of the page as far as it has run. */
	#key: string;
	/** Whether a snippet broke, and so left the engine in a state of no page. */
	#isBroken = false;
	#isPaused = false;
	readonly #started = Date.now();
	#duration = 0;

	private constructor(
		at: { root: string; prepared: Prepared; engine: Engine; abort: AbortController },
		{ page, before, pictures }: Selected,
		options: { browser: SharedBrowser; key: string },
	) {
		this.#root = at.root;
		this.#prepared = at.prepared;
		this.#engine = at.engine;
		this.#abort = at.abort;
		this.#page = page;
		this.#key = options.key;
		this.#pictures = new PagePictures(options.browser, at.engine, before, pictures);
		this.#run = new RunningPage(page, at.engine, {
			root: at.root,
			version: at.prepared.engine.version,
			onProgress: () => {},
			onCast: (snippet, cast) => this.#pictures.files.set(castKey(snippet), cast),
			takePicture: (snippet, ran) => this.#pictures.take(snippet, ran),
		});
	}

	/**
	 * Starts an engine for a page.
	 *
	 * @param options.show Told what is done before the page can begin, such as running the page before it.
	 * @throws {HostError} when it does not start.
	 */
	static async start(
		root: string,
		prepared: Prepared,
		selected: Selected,
		{ browser, show }: { browser: SharedBrowser; show: (line: string) => void },
	): Promise<WarmRun> {
		const abort = new AbortController();
		const key = await keyUpTo(root, selected.page, prepared, 0);
		const options = { root, show, signal: abort.signal };
		const engine = await startPage(prepared, selected.page, options);
		return new WarmRun({ root, prepared, engine, abort }, selected, { browser, key });
	}

	/** What the snippets that have run have shown. */
	get snippets(): readonly SnippetRecording[] {
		return this.#run.snippets;
	}

	/** Whether all that has run is as it stands in a page now, so that only the rest is to be run. */
	async fits(page: PlannedPage): Promise<boolean> {
		const { length } = this.snippets;
		if (this.#isBroken || length > page.snippets.length) return false;
		return (await keyUpTo(this.#root, page, this.#prepared, length)) === this.#key;
	}

	/** Goes on with a page that fits. */
	async follow(page: PlannedPage): Promise<void> {
		await this.#resume();
		this.#page = page;
		this.#run.follow(page);
	}

	/**
	 * Runs the next snippet.
	 *
	 * @returns What broke it.
	 */
	async step(): Promise<Issue[]> {
		const index = this.snippets.length;
		const snippet = this.#page.snippets[index];
		if (snippet === undefined) return [];
		const began = performance.now();
		// Should it break with an error, this run is not to be gone on with either.
		this.#isBroken = true;
		const key = await keyUpTo(this.#root, this.#page, this.#prepared, index + 1);
		const issues = await this.#run.snippet(snippet, index);
		this.#isBroken = issues.length > 0;
		this.#key = key;
		this.#duration += performance.now() - began;
		return issues;
	}

	/** Judges what shows only when all snippets have run; gives the page's run as a recording needs it. */
	async end({ page, keys }: Selected): Promise<PageRun> {
		const durations = new Map<string, number>();
		const { notes } = this.#pictures;
		const issues = await this.#run.end();
		if (issues.length > 0) return { shown: undefined, issues, durations, notes };
		const recording = sealRecording(page, {
			keys,
			version: this.#prepared.engine.version,
			started: this.#started,
			duration: Math.round(this.#duration),
			provenance: await this.#engine.provenance(),
			snippets: [...this.snippets],
		});
		return { shown: { recording, pictures: this.#pictures.files }, issues, durations, notes };
	}

	/** Stops all that it runs, until it goes on: nothing of it uses the processor while nobody saves. */
	async pause(): Promise<void> {
		this.#isPaused = true;
		// A host without a freezer cannot; there it goes on.
		await this.#each((container) => container.pause().catch(() => {}));
	}

	async #resume(): Promise<void> {
		if (this.#isPaused) await this.#each((container) => container.unpause().catch(() => {}));
		this.#isPaused = false;
	}

	async #each(work: (container: Docker.Container) => Promise<unknown>): Promise<void> {
		await Promise.all([...this.#engine.machines.values()].map((one) => work(one.container)));
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#abort.abort();
		this.#run[Symbol.dispose]();
		await this.#engine[Symbol.asyncDispose]();
	}
}

/** The key of a page as if it had only its first snippets. */
async function keyUpTo(
	root: string,
	page: PlannedPage,
	{ engine }: Prepared,
	count: number,
): Promise<string> {
	const cache: HashCache = new Map();
	const begun = { ...page, snippets: page.snippets.slice(0, count) };
	return (await pageKeys(root, begun, engine, cache)).official;
}
