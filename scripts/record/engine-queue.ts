/** How far an engine is: kept until its page asks for it, told from then on. */
class Progress {
	#last: string | undefined;
	#show: ((line: string) => void) | undefined;

	tell(line: string): void {
		this.#last = line;
		this.#show?.(line);
	}

	show(show: (line: string) => void): void {
		this.#show = show;
		if (this.#last !== undefined) show(this.#last);
	}
}

/** An engine whose start has begun. */
interface Begun<Engine> {
	readonly engine: Promise<Engine>;
	readonly progress: Progress;
}

/**
 * The engines of a run's pages, in the order in which the pages run. The next one starts while pages before
 * it still work, in the time that they leave to the processors: pages often wait, for a server or a stop.
 */
export class EngineQueue<Page, Engine extends AsyncDisposable> implements AsyncDisposable {
	/** The pages whose engines have not begun to start. */
	readonly #rest: Set<Page>;
	readonly #start: (page: Page, onProgress: (line: string) => void) => Promise<Engine>;
	readonly #isAhead: boolean;
	readonly #begun = new Map<Page, Begun<Engine>>();

	/**
	 * @param pages Those that need an engine.
	 * @param options.ahead Whether an engine may start before its page asks for it: it takes the memory of
	 *   one more.
	 */
	constructor(
		pages: readonly Page[],
		options: {
			start: (page: Page, onProgress: (line: string) => void) => Promise<Engine>;
			ahead: boolean;
		},
	) {
		this.#rest = new Set(pages);
		this.#start = options.start;
		this.#isAhead = options.ahead;
	}

	/** The engine of a page, once it runs; the page disposes of it. Rejects as its start does. */
	async take(page: Page, onProgress: (line: string) => void): Promise<Engine> {
		const begun = this.#begun.get(page) ?? this.#begin(page);
		this.#begun.delete(page);
		begun.progress.show(onProgress);
		const engine = await begun.engine;
		const [next] = this.#rest;
		if (this.#isAhead && next !== undefined && this.#begun.size === 0) this.#begin(next);
		return engine;
	}

	#begin(page: Page): Begun<Engine> {
		this.#rest.delete(page);
		const progress = new Progress();
		const engine = this.#start(page, (line) => progress.tell(line));
		// Told to its page.
		engine.catch(() => {});
		const begun = { engine, progress };
		this.#begun.set(page, begun);
		return begun;
	}

	/** Disposes of the engine that no page took. */
	async [Symbol.asyncDispose](): Promise<void> {
		const left = [...this.#begun.values()];
		await Promise.allSettled(left.map(async ({ engine }) => (await engine)[Symbol.asyncDispose]()));
	}
}
