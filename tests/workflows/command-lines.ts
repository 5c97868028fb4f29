import type { Workflow } from "./read-workflow.ts";

/** What one step of a job runs. */
export interface CommandLine {
	readonly job: string;
	/** The step's name. */
	readonly name: string;
	/** By which later steps know its outputs. */
	readonly id: string | undefined;
	/** As the workflow has it. */
	readonly run: string;
	/** What the workflow, the job and the step set, with their `${{ }}` as they are. */
	readonly env: Readonly<Record<string, string>>;
}

/**
 * The command lines of a workflow, in an order in which Actions may run them: a job comes after
 * those that it needs. A matrix is there once.
 *
 * @throws {Error} where jobs need each other in a ring, or one that is not there.
 */
export function commandLines(workflow: Workflow): CommandLine[] {
	return inOrder(workflow).flatMap((job) => {
		const { env, steps } = workflow.jobs[job] ?? { env: {}, steps: [] };
		return steps.flatMap(({ name = "", id, run, env: own }) =>
			run === undefined ? [] : [{ job, name, id, run, env: { ...workflow.env, ...env, ...own } }],
		);
	});
}

/** Names of the jobs, each after those that it needs. */
function inOrder({ jobs }: Workflow): string[] {
	const done: string[] = [];
	const waiting = new Map(Object.entries(jobs));
	while (waiting.size > 0) {
		const ready = [...waiting].find(([, { needs }]) => needs.every((one) => done.includes(one)));
		if (ready === undefined) {
			throw new Error(`These jobs wait for ever: ${[...waiting.keys()].join(", ")}.`);
		}
		done.push(ready[0]);
		waiting.delete(ready[0]);
	}
	return done;
}
