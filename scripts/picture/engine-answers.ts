import { createHash } from "node:crypto";
import type Docker from "dockerode";
import { type Answer, fetchInEngine } from "./fetch-in-engine.ts";

/** What was asked of an engine's servers, in order, and the SHA-256 of each answer. */
export type Exchange = readonly { readonly url: string; readonly digest: string }[];

/** Asks the servers of one engine, and remembers what they answered. */
export class EngineAnswers {
	readonly #container: Docker.Container;
	readonly #exchange: { url: string; digest: string }[] = [];
	/** Answers to `repeats`, for who asks next: a server must not notice that it was asked for nothing. */
	readonly #unread: { url: string; answer: Answer }[] = [];

	/** @param container The engine's. */
	constructor(container: Docker.Container) {
		this.#container = container;
	}

	/** All that was asked for and read so far. */
	get exchange(): Exchange {
		return this.#exchange;
	}

	/** @throws {PictureError} when nothing answers. */
	async ask(url: string): Promise<Answer> {
		const place = this.#unread.findIndex((one) => one.url === url);
		const [unread] = place < 0 ? [] : this.#unread.splice(place, 1);
		const answer = unread?.answer ?? (await fetchInEngine(this.#container, url));
		this.#exchange.push({ url, digest: digestOf(answer) });
		return answer;
	}

	/**
	 * Asks what was asked in an exchange, up to the first answer that is another.
	 *
	 * @returns Whether none is.
	 * @throws {PictureError} when nothing answers.
	 */
	async repeats(exchange: Exchange): Promise<boolean> {
		for (const { url, digest } of exchange) {
			const answer = await fetchInEngine(this.#container, url);
			this.#unread.push({ url, answer });
			if (digestOf(answer) !== digest) return false;
		}
		return true;
	}
}

function digestOf({ status, contentType, body }: Answer): string {
	return createHash("sha256").update(`${status} ${contentType}\n`).update(body).digest("hex");
}
