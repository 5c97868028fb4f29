import type { Failure } from "../plan/snippet-options.ts";
import type { Finished } from "../terminal/terminal.ts";
import type { ContainerRun } from "./container-runs.ts";

/** The status of what the kernel kills for want of memory: 128 and the signal KILL. */
export const KILLED = 137;

/** A container that did not do well, though nobody stopped it. */
export interface ContainerFailure {
	/** What a fence that means it so must declare. */
	readonly sign: Failure;
	/** Its life in which this showed first. */
	readonly run: ContainerRun;
	/** When it showed. */
	readonly at: number;
	/** When the page started it. */
	readonly started: number;
	/** How often it went so; 1 where it was not started again. */
	readonly times: number;
}

/**
 * Finds what went wrong in the lives of one container, but for what the status of a command has told.
 *
 * @param chain Its lives, each but the first one begun by the engine.
 * @param commands Those whose end the page has seen.
 * @returns Each kind of failure once, in the order in which they showed.
 */
export function containerFailures(
	chain: readonly ContainerRun[],
	commands: readonly Finished[],
): ContainerFailure[] {
	const started = chain[0]?.started ?? 0;
	const failures: ContainerFailure[] = [];
	const add = (sign: Failure, runs: readonly ContainerRun[], at: (run: ContainerRun) => number) => {
		const [run] = runs;
		if (run === undefined || runs.some((one) => isTold(commands, one, sign, at(one)))) return;
		failures.push({ sign, run, at: at(run), started, times: runs.length });
	};
	const died = chain.filter(({ ended, isStopped }) => ended !== undefined && !isStopped);
	const failed = died.filter(({ status }) => status !== 0);
	for (const [status = 0, runs] of Map.groupBy(failed, (run) => run.status)) {
		add(status, runs, ({ ended = 0 }) => ended);
	}
	// The kernel may have killed another process of it than the first.
	const outlived = chain.filter((run) => run.outOfMemory !== undefined && !failed.includes(run));
	add(KILLED, outlived, ({ outOfMemory = 0 }) => outOfMemory);
	const unhealthy = chain.filter((run) => run.unhealthy !== undefined);
	add("unhealthy", unhealthy, (run) => run.unhealthy ?? 0);
	// A service that a swarm runs once may end well once in each of several containers.
	const isLoop = failed.length === 0 && chain.length > 2 && chain[0]?.swarmService === undefined;
	if (isLoop) add("restarting", chain, (run) => run.started);
	return failures.sort((a, b) => a.at - b.at);
}

/** Whether a command that failed has told of it: its status is the container's, or its screen says so. */
function isTold(
	commands: readonly Finished[],
	{ name, composeService = "", attached }: ContainerRun,
	sign: Failure,
	at: number,
): boolean {
	// As Compose tells of it, whose own status is 1: `dependency failed to start: container a-db-1 exited (3)`.
	const told = new RegExp(
		`container ${RegExp.escape(name)} (exited|is unhealthy)|service "${RegExp.escape(composeService)}" didn't complete`,
	);
	return commands.some(({ from, to, exit, screen }) => {
		if (exit === 0 || at < from || at > to) return false;
		if (screen.lines.some(({ text }) => told.test(text))) return true;
		return exit === sign && attached.some((time) => time >= from && time <= at);
	});
}
