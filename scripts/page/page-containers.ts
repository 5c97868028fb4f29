import { setTimeout } from "node:timers/promises";
import type { ContainerEvent } from "../engine/container-event.ts";
import { ContainerWatch } from "../engine/container-watch.ts";
import type { Engine } from "../engine/start-engine.ts";
import { HostError } from "../host/host-error.ts";
import type { Entry } from "../plan/entry.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { atMostUntil } from "../terminal/at-most-until.ts";
import type { Finished } from "../terminal/terminal.ts";
import type { ContainerIssue } from "./container-issue.ts";
import { isDetached, judgeDetached } from "./detached-commands.ts";
import { type Entered, type Judgement, judgeContainers } from "./judge-containers.ts";
import type { Terminals } from "./terminals.ts";

/** How long a program may take to find out that it cannot do its work, in milliseconds. */
const INFANCY = 1000;
/** The same on a busy machine, where it may still be at it after that. */
const LONG_INFANCY = 5000;
/** How often it is looked at then. */
const LOOK = 50;

/** The containers that a page starts while it runs. */
export class PageContainers implements Disposable {
	#page: PlannedPage;
	readonly #terminals: Terminals;
	/** One a machine. */
	readonly #watches: readonly ContainerWatch[];
	readonly #entered: Entered[] = [];
	readonly #commands: Finished[] = [];

	constructor(page: PlannedPage, engine: Engine, terminals: Terminals) {
		this.#page = page;
		this.#terminals = terminals;
		const machines = [...engine.machines.values()];
		this.#watches = machines.map(({ container }) => new ContainerWatch(container));
	}

	/** Goes on with the page as it stands now. */
	follow(page: PlannedPage): void {
		this.#page = page;
	}

	/** To be told of each line before it is entered: what starts from then on is that line's. */
	enter(snippet: PlannedSnippet, entry: Entry): void {
		this.#entered.push({ at: Date.now(), snippet, entry });
	}

	/** To be told of each command whose end the page has seen: it may have handed on what a container ended with. */
	finish(command: Finished): void {
		this.#commands.push(command);
	}

	/** Judges what became of them, once those that were started last have shown whether they live. */
	async judge(): Promise<Judgement> {
		const events = await this.#grown();
		const looks = await Promise.all(this.#watches.map((watch) => watch.looks()));
		const [entered, commands] = [this.#entered, this.#commands];
		const seen = { events, entered, commands };
		const containers = judgeContainers(this.#page, {
			...seen,
			looks: new Map(looks.flatMap((one) => [...one])),
		});
		const detached = judgeDetached(this.#page, seen);
		return {
			issues: [...containers.issues, ...detached.issues],
			declared: [...containers.declared, ...detached.declared],
		};
	}

	/** Those that have failed in a page that broke: all that is known, whatever became of the engine. */
	async failures(): Promise<readonly ContainerIssue[]> {
		try {
			return (await this.judge()).issues;
		} catch (error) {
			if (error instanceof HostError) return [];
			throw error;
		}
	}

	/**
	 * What happened until nothing that runs in a container is younger than a second, nor still at work, as where
	 * many wait for a processor.
	 */
	async #grown(): Promise<ContainerEvent[]> {
		const giveUp = performance.now() + LONG_INFANCY;
		for (;;) {
			const events = await this.#events();
			const detached = this.#entered.findLast(isDetached)?.at ?? 0;
			const age = Date.now() - Math.max(lastStart(events), detached);
			if (age > LONG_INFANCY || performance.now() > giveUp) return events;
			const isGrown = age >= INFANCY && (await atMostUntil(giveUp, this.#terminals.isIdle()));
			// It may have ended before it was looked at.
			if (isGrown) return await this.#events();
			await setTimeout(Math.max(LOOK, INFANCY - age));
		}
	}

	async #events(): Promise<ContainerEvent[]> {
		const events = await Promise.all(this.#watches.map((watch) => watch.events()));
		return events.flat();
	}

	[Symbol.dispose](): void {
		for (const watch of this.#watches) watch[Symbol.dispose]();
	}
}

/** When the container started last that still runs was started. */
function lastStart(events: readonly ContainerEvent[]): number {
	const last = new Map(
		events
			.filter(({ action }) => action === "start" || action === "die")
			.map((event) => [event.container, event]),
	);
	const running = [...last.values()].filter(({ action }) => action === "start");
	return Math.max(...running.map(({ at }) => at));
}
