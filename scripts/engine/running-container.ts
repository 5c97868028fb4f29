import type Docker from "dockerode";
import { messageOf } from "../text/message-of.ts";
import { removeEngine } from "./remove-engine.ts";
import type { Seat } from "./take-seats.ts";

/** An engine's container, removed once: when it is disposed of, or when the run is stopped. */
export class RunningContainer implements AsyncDisposable {
	readonly #container: Docker.Container;
	readonly #engines: Set<AsyncDisposable>;
	readonly #seat: Seat;
	readonly #signal: AbortSignal | undefined;
	#removal: Promise<void> | undefined;

	/**
	 * @param environment.engines All engines that are there; this one is added, until it is removed.
	 * @param environment.seat Its own, which goes with it.
	 */
	constructor(
		container: Docker.Container,
		environment: {
			engines: Set<AsyncDisposable>;
			seat: Seat;
			signal: AbortSignal | undefined;
		},
	) {
		this.#container = container;
		this.#engines = environment.engines;
		this.#seat = environment.seat;
		this.#signal = environment.signal;
		this.#engines.add(this);
		this.#signal?.addEventListener("abort", this.#stop);
	}

	/** Resolves with a reason when it stops by itself. Never rejects. */
	died(): Promise<string> {
		const { promise, resolve } = Promise.withResolvers<string>();
		const end = (reason: string) => {
			if (this.#removal === undefined) resolve(reason);
		};
		this.#container.wait().then(
			({ StatusCode }: { StatusCode: number }) =>
				end(`the engine stopped with status ${StatusCode}`),
			(error: unknown) => end(`the engine is out of reach: ${messageOf(error)}`),
		);
		return promise;
	}

	readonly #stop = () => void this[Symbol.asyncDispose]();

	[Symbol.asyncDispose](): Promise<void> {
		this.#removal ??= this.#remove();
		// Not every caller waits for the removal. Its failure is reported all the same, when `Prepared` is disposed
		// of: without this line it would end the process as an unhandled rejection.
		this.#removal.catch(() => {});
		return this.#removal;
	}

	async #remove(): Promise<void> {
		this.#signal?.removeEventListener("abort", this.#stop);
		try {
			await removeEngine(this.#container);
		} finally {
			this.#seat.freePlace();
		}
		await this.#seat[Symbol.asyncDispose]();
		this.#engines.delete(this);
	}
}
