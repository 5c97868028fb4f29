import { createInterface } from "node:readline";
import { type Duplex, finished, PassThrough } from "node:stream";
import type Docker from "dockerode";
import { attach } from "../host/attach.ts";
import { HostError } from "../host/host-error.ts";
import { type ContainerEvent, readContainerEvent, WATCHED } from "./container-event.ts";
import { type ContainerLook, lookAtContainer, restarts } from "./look-at-container.ts";

const query = (filters: object) => `filters=${encodeURIComponent(JSON.stringify(filters))}`;
const EVENTS = `events?since=1&${query({ type: ["container"], event: WATCHED })}`;
/** Finds nothing to remove: no container has this label. */
const PRUNE = `containers/prune?${query({ label: [crypto.randomUUID()] })}`;

// What a bash reads. The daemon still knows what happened before it is asked, so that nobody needs to wait for
// the question. `now` tells the time, and has the daemon tell of something that happens then: a prune, which is
// refused while one of the page's own is at work. Whoever lists processes sees no more than `curl --config -`.
const SCRIPT = `
trap 'kill 0' EXIT
ask() {
  printf '%s\\n' silent fail no-buffer unix-socket=/var/run/docker.sock "$@" | curl --config -
}
{ ask 'url="http://docker/${EVENTS}"'; kill 0; } &
now() {
  echo "$EPOCHREALTIME" >&2
  until ask request=POST output=/dev/null 'url="http://docker/${PRUNE}"'; do
    sleep 0.1
  done
}
`;

/** Listens to what an engine tells of its containers, from the engine's start on. */
export class ContainerWatch implements Disposable {
	readonly #engine: Docker.Container;
	readonly #stream: Promise<Duplex | undefined>;
	readonly #events: ContainerEvent[] = [];
	readonly #looks = new Map<string, Promise<ContainerLook | undefined>>();
	/** By the engine's clock: when the last event happened, and when it told the time last. */
	#latest = 0;
	#told = 0;
	#isOver = false;
	#change = Promise.withResolvers<void>();

	/** @param engine The engine's container; its daemon listens. */
	constructor(engine: Docker.Container) {
		this.#engine = engine;
		this.#stream = this.#listen().catch(() => this.#end());
	}

	/**
	 * All that has happened up to now, by this machine's clock.
	 *
	 * @throws {HostError} kind `engine` when the engine tells no more, as where it is gone.
	 */
	async events(): Promise<ContainerEvent[]> {
		const stream = await this.#stream;
		const before = this.#told;
		const asked = Date.now();
		stream?.write("now\n");
		await this.#until(() => this.#told > before);
		const offset = clockOffset(this.#told, asked, Date.now());
		await this.#until(() => this.#latest >= this.#told);
		return this.#events.map((event) => ({ ...event, at: event.at + offset }));
	}

	/** What the engine knew of containers when they failed or started again, by their IDs; not of those gone by then. */
	async looks(): Promise<Map<string, ContainerLook>> {
		const looks = [...this.#looks].map(async ([id, look]) => [id, await look] as const);
		return new Map(
			(await Promise.all(looks)).flatMap(([id, look]) => (look === undefined ? [] : [[id, look]])),
		);
	}

	async #listen(): Promise<Duplex> {
		const stream = await attach(this.#engine, { Cmd: ["bash"], Env: ["LC_ALL=C"] });
		const [events, times] = [new PassThrough(), new PassThrough()];
		this.#engine.modem.demuxStream(stream, events, times);
		createInterface(events).on("line", (line) => this.#onEvent(line));
		createInterface(times).on("line", (line) => this.#onTime(line));
		finished(stream, () => this.#end());
		stream.write(SCRIPT);
		return stream;
	}

	#onEvent(line: string): void {
		// Where the engine stops as this begins, its host's Docker says so here, in plain words.
		if (!line.startsWith("{")) return;
		const { at, event } = readContainerEvent(line);
		this.#latest = Math.max(this.#latest, at);
		if (event !== undefined) {
			const before = this.#events.filter(({ container }) => container === event.container);
			if (isOdd(event, before)) this.#lookAt(event.container);
			this.#events.push(event);
		}
		this.#wake();
	}

	#onTime(line: string): void {
		const seconds = Number(line);
		if (Number.isNaN(seconds)) return;
		this.#told = seconds * 1000;
		this.#wake();
	}

	/** One look at a time; and none more at one that its engine starts again and again. */
	#lookAt(container: string): void {
		const before = this.#looks.get(container);
		const look = async () => {
			const known = await before;
			if (known !== undefined && restarts(known)) return known;
			return (await lookAtContainer(this.#engine, container)) ?? known;
		};
		const looked = look();
		// Whoever asks hears of it.
		looked.catch(() => {});
		this.#looks.set(container, looked);
	}

	async #until(test: () => boolean): Promise<void> {
		while (!test()) {
			if (this.#isOver) {
				const message = "The engine tells no more what happens to its containers.";
				throw new HostError("engine", message, "Run it again.");
			}
			await this.#change.promise;
		}
	}

	#wake(): void {
		this.#change.resolve();
		this.#change = Promise.withResolvers();
	}

	#end(): undefined {
		this.#isOver = true;
		this.#wake();
	}

	[Symbol.dispose](): void {
		void this.#stream.then((stream) => stream?.destroy());
	}
}

/**
 * What to add to an engine's times to have this machine's: nothing, unless the engine's host is another
 * machine, or a virtual one.
 *
 * @param told What the engine's clock showed at some moment between two of this machine's.
 */
export function clockOffset(told: number, asked: number, answered: number): number {
	return Math.max(asked - told, 0) + Math.min(answered - told, 0);
}

/** Whether more must be known of a container, while it is there, than its events tell. */
function isOdd({ action, status }: ContainerEvent, before: readonly ContainerEvent[]): boolean {
	const [last, lastButOne] = before
		.filter((one) => !["attach", "exec_start", "exec_die"].includes(one.action))
		.slice(-2)
		.reverse();
	if (action === "die") return status !== 0 && last?.action !== "kill";
	if (action === "start") return last?.action === "die" && lastButOne?.action !== "kill";
	return action === "oom" || action === "unhealthy";
}
