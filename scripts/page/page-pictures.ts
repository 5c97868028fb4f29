import { compareSnippets } from "../comparison/compare-recordings.ts";
import { Identities } from "../comparison/identities.ts";
import { runFacts } from "../comparison/run-facts.ts";
import { machineOf } from "../engine/machine-of.ts";
import type { Engine } from "../engine/start-engine.ts";
import type { SharedBrowser } from "../picture/launch-browser.ts";
import { NoBrowserError, PictureError } from "../picture/picture-error.ts";
import { takePicture } from "../picture/take-picture.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { digestOf } from "../recording/checksum.ts";
import type { Pictures } from "../recording/read-recording.ts";
import type { Picture, Recording, SnippetRecording } from "../recording/schema.ts";

/** How long a page may have run for, in milliseconds: what it shows of the time is of its run. */
const PAGE_TIME = 3_600_000;

/** Takes the pictures of one run of a page. */
export class PagePictures {
	/** Those taken, or kept, so far. */
	readonly files = new Map<string, Buffer>();
	/** What the log must tell. */
	readonly notes: string[] = [];
	readonly #browser: SharedBrowser;
	readonly #engine: Engine;
	readonly #before: Recording | undefined;
	readonly #former: Pictures;

	/**
	 * @param before The page's recording so far.
	 * @param former Its pictures.
	 */
	constructor(
		browser: SharedBrowser,
		engine: Engine,
		before: Recording | undefined,
		former: Pictures,
	) {
		this.#browser = browser;
		this.#engine = engine;
		this.#before = before;
		this.#former = former;
	}

	/**
	 * Pictures the page that a snippet names, as it is when the snippet has ended. Without a browser, the former
	 * picture is kept where the snippet's terminal shows the same as before.
	 *
	 * @returns Nothing where the snippet names no page.
	 * @throws {PictureError} when there can be no picture.
	 */
	async take(snippet: PlannedSnippet, ran: SnippetRecording): Promise<Picture | undefined> {
		const { machine, picture: url, timeout } = snippet.options;
		if (url === undefined) return undefined;
		try {
			const browser = await this.#browser.launch();
			const { container } = machineOf(this.#engine, machine);
			const { png, ...shown } = await takePicture(browser, container, url, timeout);
			this.files.set(snippet.id, png);
			return { url, ...shown, digest: digestOf(png) };
		} catch (error) {
			if (!(error instanceof NoBrowserError)) throw error;
			return this.#keep(url, ran, error);
		}
	}

	#keep(url: string, ran: SnippetRecording, { message, hint }: NoBrowserError): Picture {
		const before = this.#before?.snippets.find(({ id }) => id === ran.id);
		const file = this.#former.get(ran.id);
		const isOld = before?.picture?.url === url && this.#isSame(before, ran);
		if (before?.picture === undefined || file === undefined || !isOld) {
			throw new PictureError(`A browser must picture ${url}. ${message}`, hint);
		}
		this.files.set(ran.id, file);
		const name = `${this.#before?.page} ${ran.id}`;
		this.notes.push(`${name}: ${url} keeps its former picture. ${message} ${hint}`);
		return before.picture;
	}

	/** Whether a snippet's terminal shows what it showed before; its picture is not taken yet. */
	#isSame({ picture: _, ...before }: SnippetRecording, ran: SnippetRecording): boolean {
		if (this.#before === undefined) return false;
		const old = runFacts(this.#before);
		const window = { from: Date.now() - PAGE_TIME, to: Date.now() + PAGE_TIME };
		const runs = { old, now: { ...old, window }, identities: new Identities() };
		const options = { ...runs, learn: false, otherImages: "none" } as const;
		return compareSnippets(before, ran, options).every(
			({ difference }) => difference === undefined,
		);
	}
}
