import { parse } from "node:path";
import { type Environment, startEnvironment } from "../engine/environment.ts";
import { type Prepared, prepare } from "../engine/prepare.ts";
import { connectHost } from "../host/connect-host.ts";
import { SharedBrowser } from "../picture/launch-browser.ts";
import type { Issue } from "../plan/issue.ts";
import { chainOf } from "../plan/link-pages.ts";
import { type PlannedPage, planPages } from "../plan/plan-pages.ts";
import { type Selected, selectPages } from "../recording/select-pages.ts";
import { shownHere } from "../recording/shown-engine.ts";
import { currentRun } from "../run/run-id.ts";
import { messageOf } from "../text/message-of.ts";
import { type EngineSpec, readEngines } from "../versions/read-engines.ts";
import { LivePage, type LiveView, NOTHING } from "./live-page.ts";

/** What a recorder that works beside an author tells. */
export interface LiveTells {
	/** That there is something new to see of a page. */
	readonly onChange: (file: string) => void;
	/** What broke, and in words what became of a page. */
	readonly tell: (issues: readonly Issue[], words: string) => void;
}

/** Runs pages while their author works on them, on the version that the site shows, as soon as they are saved. */
export class LiveRecorder implements AsyncDisposable {
	readonly #root: string;
	readonly #tells: LiveTells;
	readonly #browser = new SharedBrowser();
	/** By their files. */
	readonly #pages = new Map<string, LivePage>();
	/** All pages, as they were planned last. */
	#planned = new Map<string, PlannedPage>();
	/** The one that the site shows, once there is a page. */
	#engine: EngineSpec | undefined;
	#environment: Promise<Environment> | undefined;
	#prepared: Promise<Prepared> | undefined;
	/** Why no page can be run here. */
	#lack: string | undefined;
	#isOver = false;
	/** Files that changed and were not looked at yet. */
	#changed = new Set<string>();
	#looking: Promise<void> | undefined;

	constructor(root: string, tells: LiveTells) {
		this.#root = root;
		this.#tells = tells;
	}

	/** Notes how pages are before their author begins. */
	async start(): Promise<void> {
		const { pages } = await planPages(this.#root);
		this.#planned = new Map(pages.map((page) => [page.file, page]));
	}

	/** What is seen of a page that is not recorded as it stands; asked first, it is run. */
	view(file: string): LiveView {
		if (this.#lack !== undefined) return { ...NOTHING, lack: this.#lack };
		const known = this.#pages.get(file);
		if (known === undefined) void this.changed(file);
		return known?.view ?? NOTHING;
	}

	/**
	 * To be called when a file changed: runs the pages that it makes stale and that are worked on. Files that change
	 * while others are looked at, as those of a new recording, are looked at together.
	 */
	async changed(file: string): Promise<void> {
		if (this.#isOver || this.#lack !== undefined) return;
		this.#changed.add(file);
		this.#looking ??= this.#look();
		await this.#looking;
	}

	async #look(): Promise<void> {
		try {
			while (this.#changed.size > 0) {
				const files = this.#changed;
				this.#changed = new Set();
				await this.#plan(files);
			}
		} finally {
			// With the last look, so that no file comes in between.
			this.#looking = undefined;
		}
	}

	async #plan(files: ReadonlySet<string>): Promise<void> {
		if (this.#isOver || this.#lack !== undefined) return;
		const { pages, issues } = await planPages(this.#root);
		const wrong = issues.filter(({ file }) => files.has(file));
		if (wrong.length > 0) {
			const names = [...new Set(wrong.map(({ file }) => parse(file).name))].join(", ");
			this.#tells.tell(wrong, `${names}: not run, since something is wrong`);
		}
		if (pages.length === 0) return;
		const before = this.#planned;
		this.#planned = new Map(pages.map((page) => [page.file, page]));
		const broken = new Set(issues.map((issue) => issue.file));
		const isWhole = ({ sources }: PlannedPage) => !sources.keys().some((one) => broken.has(one));
		const whole = pages.filter((page) => chainOf(page).every(isWhole));
		this.#engine ??= await shownHere(this.#root, pages, await readEngines(this.#root));
		for (const selected of await selectPages(this.#root, whole, [this.#engine])) {
			const { page, stale } = selected;
			const isMeant =
				page.sources.keys().some((one) => files.has(one)) || this.#pages.has(page.file);
			if (stale === undefined) this.#pages.get(page.file)?.rest();
			else if (isMeant) this.#save(selected, before.get(page.file));
		}
	}

	#save(selected: Selected, before: PlannedPage | undefined): void {
		const { file } = selected.page;
		const known = this.#pages.get(file);
		const page =
			known ??
			new LivePage(
				{
					root: this.#root,
					browser: this.#browser,
					prepare: () => this.#prepare(selected),
					onChange: () => this.#tells.onChange(file),
					tell: this.#tells.tell,
				},
				before,
			);
		this.#pages.set(file, page);
		page.save(selected);
	}

	async #prepare({ engine }: Selected): Promise<Prepared> {
		const root = this.#root;
		const onProgress = (line: string) => this.#tells.tell([], line);
		this.#environment ??= connectHost().then((host) =>
			startEnvironment(host, { run: currentRun(), images: "auto", root, onProgress }),
		);
		this.#prepared ??= this.#environment.then((environment) =>
			prepare(environment, { engine, root, onProgress }),
		);
		try {
			return await this.#prepared;
		} catch (error) {
			if (this.#lack === undefined) {
				this.#lack = messageOf(error);
				this.#tells.tell([], `Nothing is run: ${this.#lack}`);
			}
			throw error;
		}
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#isOver = true;
		await Promise.all([...this.#pages.values()].map((page) => page[Symbol.asyncDispose]()));
		await (await this.#environment?.catch(() => undefined))?.[Symbol.asyncDispose]();
		await this.#browser[Symbol.asyncDispose]();
	}
}
