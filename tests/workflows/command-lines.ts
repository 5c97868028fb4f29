import type { Workflow } from "./read-workflow.ts";

/** A step that hands its work to an action. */
export interface ActionCall {
	readonly job: string;
	/** Its condition. */
	readonly if: string | undefined;
	/** `actions/checkout@3d3c42e5…`. */
	readonly uses: string;
	/** Its inputs, with their `${{ }}` as they are. */
	readonly with: Readonly<Record<string, string>>;
}

/** What one step of a job runs. */
export interface CommandLine {
	readonly job: string;
	/** The step's name. */
	readonly name: string;
	/** By which later steps know its outputs. */
	readonly id: string | undefined;
	/** Its condition. */
	readonly if: string | undefined;
	/** As the workflow has it. */
	readonly run: string;
	/** What the workflow, the job and the step set, with their `${{ }}` as they are. */
	readonly env: Readonly<Record<string, string>>;
}

/**
 * The steps of a workflow, in an order in which Actions may take them: a job comes after those that
 * it needs. A matrix is there once.
 *
 * @throws {Error} where jobs need each other in a ring, or one that is not there.
 */
export function workflowSteps(workflow: Workflow): (ActionCall | CommandLine)[] {
	return inOrder(workflow).flatMap((job) => {
		const { env, steps } = workflow.jobs[job] ?? { env: {}, steps: [] };
		return steps.map(({ name = "", id, if: condition, uses = "", with: inputs, run, env: own }) =>
			run === undefined
				? { job, if: condition, uses, with: inputs }
				: { job, name, id, if: condition, run, env: { ...workflow.env, ...env, ...own } },
		);
	});
}

/** The command lines of a workflow, in the order of its steps. */
export function commandLines(workflow: Workflow): CommandLine[] {
	return workflowSteps(workflow).filter((step) => "run" in step);
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
