import type Docker from "dockerode";
import { EngineAnswers, type Exchange } from "./engine-answers.ts";
import type { SharedBrowser } from "./launch-browser.ts";
import { type Shot, takePicture } from "./take-picture.ts";

/** A picture, and what it was drawn from. */
interface Drawn {
	readonly shot: Shot;
	readonly exchange: Exchange;
}

/**
 * Takes the pictures of a run. Where the servers of two engines answer the same to the byte, one picture
 * is of both: drawing it is the dearest work that versions of Docker have in common.
 */
export class SharedPictures {
	readonly #browser: SharedBrowser;
	/** The last picture of each address, as soon as it is drawn; nothing where it could not be. */
	readonly #last = new Map<string, Promise<Drawn | undefined>>();

	constructor(browser: SharedBrowser) {
		this.#browser = browser;
	}

	/**
	 * A picture of a page of an engine.
	 *
	 * @param container The engine's.
	 * @param timeout In milliseconds.
	 * @throws {NoBrowserError} when there is no browser.
	 * @throws {PictureError} when the page cannot be had as it is.
	 */
	async take(container: Docker.Container, url: string, timeout: number): Promise<Shot> {
		const drawing = this.#draw(this.#last.get(url), container, url, timeout);
		const orNothing = drawing.catch(() => undefined);
		this.#last.set(url, orNothing);
		return (await drawing).shot;
	}

	async #draw(
		last: Promise<Drawn | undefined> | undefined,
		container: Docker.Container,
		url: string,
		timeout: number,
	): Promise<Drawn> {
		const browser = await this.#browser.launch();
		const known = await last;
		const answers = new EngineAnswers(container);
		if (known !== undefined && (await answers.repeats(known.exchange))) return known;
		const shot = await takePicture(browser, answers, url, timeout);
		return { shot, exchange: answers.exchange };
	}
}
