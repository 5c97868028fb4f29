import { VARIED } from "../engine/conditions.ts";
import type { Prepared } from "../engine/prepare.ts";
import { type PageRun, runOnce } from "../page/run-once.ts";
import { hostFailure, settle } from "../page/run-page.ts";
import type { SharedBrowser } from "../picture/launch-browser.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { SnippetRecording } from "../recording/schema.ts";
import type { Selected } from "../recording/select-pages.ts";
import { CHECKOUT, checkoutLocks } from "../run/checkout-locks.ts";
import { withLock } from "../run/with-lock.ts";
import { firstChange } from "./first-change.ts";
import { WarmRun } from "./warm-run.ts";

/** What is seen of a page while its author works on it. */
export interface LiveView {
	/** What its snippets have shown as they stand, by id. */
	readonly snippets: ReadonlyMap<string, SnippetRecording>;
	/** Id of the one that runs. */
	readonly running: string | undefined;
	/** What broke, with the id of the snippet at which to tell it. */
	readonly broken: readonly { readonly snippet: string; readonly issue: Issue }[];
	/** Why nothing can be run here. */
	readonly lack?: string;
}

export const NOTHING: LiveView = { snippets: new Map(), running: undefined, broken: [] };

/** What a page that its author works on is run with. */
export interface LiveOptions {
	readonly root: string;
	readonly browser: SharedBrowser;
	/** Makes engines ready, once. */
	readonly prepare: () => Promise<Prepared>;
	/** Called when there is something new to see. */
	readonly onChange: () => void;
	/** Told what became of the page, for the shell. */
	readonly tell: (issues: readonly Issue[], words: string) => void;
}

/**
 * A page that its author works on. When it is saved, it runs from the first snippet that changed, where an engine
 * waits there, else from its start; then another engine is brought to where the author works. What has run without
 * a break is run once more, in other conditions, and recorded.
 */
export class LivePage implements AsyncDisposable {
	readonly #options: LiveOptions;
	#view: LiveView = NOTHING;
	/** The page as it is to be run; undefined once nothing is left to do. */
	#wanted: Selected | undefined;
	/** The page as it was run last. */
	#last: PlannedPage | undefined;
	/** The run that goes on, or that waits. */
	#warm: WarmRun | undefined;
	#working: Promise<void> | undefined;
	/** Stops what nobody waits for, as the second run. */
	#rest = new AbortController();

	/** @param last The page as it was before its author began. */
	constructor(options: LiveOptions, last: PlannedPage | undefined) {
		this.#options = options;
		this.#last = last;
	}

	get view(): LiveView {
		return this.#view;
	}

	/** To be called when the page was saved, with what is to be run now. */
	save(selected: Selected): void {
		if (selected.keys.official === this.#wanted?.keys.official) return;
		this.#wanted = selected;
		this.#rest.abort();
		this.#rest = new AbortController();
		void this.#dropUnfit(selected.page);
		this.#working ??= this.#work().finally(() => {
			this.#working = undefined;
		});
	}

	/** To be called when the page is recorded as it stands: nothing is to be run, and its engine waits. */
	rest(): void {
		this.#wanted = undefined;
	}

	/** Ends a run at once whose snippets are not those of the page any more, as one that hangs. */
	async #dropUnfit(page: PlannedPage): Promise<void> {
		const warm = this.#warm;
		if (warm === undefined || this.#view.running === undefined) return;
		const runs = page.snippets.findIndex(({ id }) => id === this.#view.running);
		const isSame = firstChange(this.#last, page) > runs && runs >= 0;
		if (!isSame) await warm[Symbol.asyncDispose]();
	}

	async #work(): Promise<void> {
		let done: Selected | undefined;
		while (this.#wanted !== undefined && this.#wanted !== done) {
			const selected = this.#wanted;
			try {
				await this.#run(selected);
			} catch (error) {
				if (this.#wanted === selected)
					this.#fail(selected.page, hostFailure(selected, error).issues);
			}
			done = selected;
		}
	}

	async #run(selected: Selected): Promise<void> {
		const { page } = selected;
		const isWanted = () => this.#wanted === selected;
		const changed = firstChange(this.#last, page);
		this.#last = page;
		this.#show({ ...NOTHING, running: page.snippets[0]?.id });
		const warm = await this.#warmFor(selected);
		const { length } = page.snippets;
		let issues: Issue[] = [];
		while (issues.length === 0 && warm.snippets.length < length) {
			const running = page.snippets[warm.snippets.length]?.id;
			this.#show({ snippets: byId(warm.snippets), running });
			issues = await warm.step();
			// A newer state of the page goes on from here, where it fits.
			if (!isWanted()) return;
		}
		// The last screen is there to see before it is known whether the page ends well, which takes a while.
		if (issues.length === 0) this.#show({ snippets: byId(warm.snippets), running: undefined });
		const broke = warm.snippets.length;
		const first = issues.length > 0 ? undefined : await warm.end(selected);
		issues = first?.issues.slice() ?? issues;
		if (!isWanted()) return;
		this.#show({ snippets: byId(warm.snippets), running: undefined, broken: placed(page, issues) });
		this.#options.tell(issues, `${page.name}: ${issues.length > 0 ? "broke" : "ran"}`);
		const where = issues.length > 0 ? broke : changed;
		await this.#bringTo(Math.min(where, length - 1), selected, isWanted);
		if (first !== undefined && issues.length === 0 && isWanted()) {
			await this.#record(selected, first);
		}
		if (isWanted()) await this.#warm?.pause();
	}

	/** The engine that waits, where it fits; else a new one. */
	async #warmFor(selected: Selected): Promise<WarmRun> {
		if (this.#warm !== undefined && (await this.#warm.fits(selected.page))) {
			await this.#warm.follow(selected.page);
			return this.#warm;
		}
		void this.#warm?.[Symbol.asyncDispose]();
		this.#warm = undefined;
		this.#warm = await this.#start(selected);
		return this.#warm;
	}

	/** A new engine. What comes before the page's own start may take long, and is told. */
	async #start(selected: Selected): Promise<WarmRun> {
		const { root, browser, prepare, tell } = this.#options;
		const show = (line: string) => tell([], `${selected.page.name}: ${line}`);
		return await WarmRun.start(root, await prepare(), selected, { browser, show });
	}

	/** Brings a new engine to just before a snippet, where it waits. */
	async #bringTo(index: number, selected: Selected, isWanted: () => boolean): Promise<void> {
		void this.#warm?.[Symbol.asyncDispose]();
		this.#warm = undefined;
		const warm = await this.#start(selected);
		this.#warm = warm;
		while (isWanted() && warm.snippets.length < index) {
			if ((await warm.step()).length > 0) return;
		}
	}

	/** Runs the page once more and records it, by the rules of `record`. */
	async #record(selected: Selected, first: PageRun): Promise<void> {
		const { root, browser, prepare, tell } = this.#options;
		const { signal } = this.#rest;
		const options = { root, keep: false, check: false, signal, browser, show: () => {} };
		try {
			const second = await runOnce(selected, await prepare(), VARIED, options);
			signal.throwIfAborted();
			const { issues } = await withLock(
				checkoutLocks(root),
				CHECKOUT,
				() => settle(selected, first, second, options),
				{ onWait: () => {}, signal },
			);
			if (issues.length > 0) this.#show({ broken: placed(selected.page, issues) });
			tell(issues, `${selected.page.name}: ${issues.length > 0 ? "not recorded" : "recorded"}`);
		} catch (error) {
			if (!signal.aborted) throw error;
		}
	}

	/** Shows and tells what kept a page from being run to its end. */
	#fail(page: PlannedPage, issues: readonly Issue[]): void {
		this.#show({ broken: placed(page, issues), running: undefined });
		this.#options.tell(issues, `${page.name}: broke`);
	}

	#show(news: Partial<LiveView>): void {
		this.#view = { ...this.#view, ...news };
		this.#options.onChange();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#wanted = undefined;
		this.#rest.abort();
		await this.#warm?.[Symbol.asyncDispose]();
		await this.#working;
		await this.#warm?.[Symbol.asyncDispose]();
	}
}

/** Issues, each with the snippet in which it stands, or the last before it. */
function placed({ snippets }: PlannedPage, issues: readonly Issue[]): LiveView["broken"] {
	return issues.map((issue) => {
		const before = snippets.findLast(({ location }) => location.line <= issue.line);
		return { snippet: (before ?? snippets[0])?.id ?? "", issue };
	});
}

function byId(snippets: readonly SnippetRecording[]): Map<string, SnippetRecording> {
	return new Map(snippets.map((snippet) => [snippet.id, snippet]));
}
