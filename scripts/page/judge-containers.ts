import type { ContainerEvent } from "../engine/container-event.ts";
import type { ContainerLook } from "../engine/look-at-container.ts";
import type { Entry } from "../plan/entry.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { Failure } from "../plan/snippet-options.ts";
import type { Finished } from "../terminal/terminal.ts";
import { containerFailures } from "./container-failures.ts";
import { type ContainerIssue, containerIssue } from "./container-issue.ts";
import { type ContainerRun, containerRuns } from "./container-runs.ts";

/** A line that was entered at a terminal of the page. */
export interface Entered {
	/** When, in milliseconds since 1970. */
	readonly at: number;
	readonly snippet: PlannedSnippet;
	readonly entry: Entry;
}

/** A failure that its fence declares, and that happened. */
export interface Declared {
	readonly snippet: PlannedSnippet;
	readonly failure: Failure;
}

/** What became of containers. */
export interface Judgement {
	readonly issues: readonly ContainerIssue[];
	/** Failures that fences declare, and that happened. */
	readonly declared: readonly Declared[];
}

/**
 * Judges what became of the containers that a page started: each that failed is told once, at the line that
 * started it, unless the fence declares it or a command's status told it.
 *
 * @param seen.entered In the order of time.
 * @param seen.looks What the engine knew of containers besides, by their IDs.
 */
export function judgeContainers(
	page: PlannedPage,
	seen: {
		readonly events: readonly ContainerEvent[];
		readonly looks: ReadonlyMap<string, ContainerLook>;
		readonly entered: readonly Entered[];
		readonly commands: readonly Finished[];
	},
): Judgement {
	const { events, looks, entered, commands } = seen;
	const issues: ContainerIssue[] = [];
	const declared: Declared[] = [];
	for (const chain of containerRuns(events, looks)) {
		const [first] = chain;
		const start = first && findStart(first, entered);
		if (start === undefined) continue;
		const failures = containerFailures(chain, commands);
		const { snippet } = start;
		const isDeclared = ({ sign }: { sign: Failure }) => snippet.options.fails?.includes(sign);
		const met: readonly { sign: Failure }[] = isRestarted(chain)
			? [...failures, { sign: "restarting" }]
			: failures;
		for (const { sign } of met.filter(isDeclared)) declared.push({ snippet, failure: sign });
		const failure = failures.find((one) => !isDeclared(one));
		if (failure === undefined) continue;
		const meanwhile = entered.findLast(({ at }) => at <= failure.at) ?? start;
		const look = looks.get(failure.run.container);
		issues.push(containerIssue(page, failure, start, meanwhile, look));
	}
	return { issues, declared };
}

/** Whether a container is restarted again and again, be it that it fails each time, of which its status is told. */
const isRestarted = (chain: readonly ContainerRun[]) => chain.length > 2;

/** Has a swarm start containers. */
const CHANGES_SERVICES = /\bdocker (service (create|rollback|scale|update)|stack (deploy|up))\b/;

/**
 * The line that started a container: the last one entered before, unless one that was left at work names it.
 *
 * @returns Undefined where it was started before the page began.
 */
function findStart(run: ContainerRun, entered: readonly Entered[]): Entered | undefined {
	const before = entered.filter(({ at }) => at <= run.started);
	const last = before.at(-1);
	const { swarmService: service } = run;
	if (service !== undefined) {
		// A swarm starts containers of its own accord, whatever is entered meanwhile.
		const changes = before.filter(({ entry: { text } }) => CHANGES_SERVICES.test(text));
		// `demo_web` is what the stack `demo` calls its service `web`.
		const isOf = ({ entry: { text } }: Entered) =>
			[service, service.split("_", 1)[0] ?? service].some((name) => text.includes(name));
		return changes.findLast(isOf) ?? changes.at(-1) ?? last;
	}
	const names = ({ entry: { text } }: Entered) =>
		text.includes(run.name) ||
		text.includes(run.image) ||
		(run.composeService !== undefined && /compose/.test(text));
	return before.findLast((one) => (one === last || isLeftAtWork(one)) && names(one)) ?? last;
}

/** Whether a line may still be at work when the next one is entered: it ends with `until`, or has a `&`. */
function isLeftAtWork({ snippet, entry }: Entered): boolean {
	return snippet.options.until !== undefined || /(?<![&>])&(?![&>])/.test(entry.text);
}
