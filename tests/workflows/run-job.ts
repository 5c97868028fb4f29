import { type ActionsRunner, actionsRunner, fillIn, type Values } from "./actions-runner.ts";
import { workflowSteps } from "./command-lines.ts";
import { holds } from "./holds.ts";
import { type Places, playAction } from "./play-action.ts";
import { readWorkflow, type Workflow } from "./read-workflow.ts";

/**
 * The one word of the workflows that is not run as it stands where Docker Hub is out of reach: official
 * images cannot be had there.
 */
export const OFFICIAL = "--images official";
const STAND_IN = "--images stand-in";

/** A machine of Actions with a checkout. */
export interface Machine extends Places {
	readonly runner: ActionsRunner;
	/** Whether its checkout has packages, so that `npm ci` is left out. */
	readonly hasPackages: boolean;
	/** Whether Docker Hub answers it. */
	readonly isHubThere: boolean;
}

/** How a job went. */
export interface JobResult {
	/** Whether its condition kept it from running. */
	readonly skipped: boolean;
	/** The first step that failed, and what it printed. */
	readonly failure: { readonly step: string; readonly output: string } | undefined;
	/** What its steps wrote to `GITHUB_OUTPUT`. */
	readonly outputs: Readonly<Record<string, string>>;
	/** All that its steps printed. */
	readonly output: string;
	/** Its page in the run's summary. */
	readonly summary: string;
}

/** Makes a machine. */
export async function startMachine(
	places: Places,
	options: { hasPackages?: boolean; isHubThere: boolean; env?: NodeJS.ProcessEnv },
): Promise<Machine & AsyncDisposable> {
	const runner = await actionsRunner(places.workspace, options.env);
	return {
		...places,
		runner,
		hasPackages: options.hasPackages ?? true,
		isHubThere: options.isHubThere,
		[Symbol.asyncDispose]: () => runner[Symbol.asyncDispose](),
	};
}

/**
 * Runs a job's steps in their order: each command line as it stands, but for {@link OFFICIAL}, and each
 * action by what it does to files.
 *
 * Two lines are left out: `npm ci` where the packages are there, and `npm test`, which would run the test
 * that asks for it.
 *
 * @param values Values of the expressions; that a job before it failed is told as
 *   `needs.record.result`, and what such a job put out as `needs.merge.outputs.changed`.
 */
export async function runJob(
	machine: Machine,
	file: string,
	job: string,
	values: Values = {},
): Promise<JobResult> {
	const { runner } = machine;
	const workflow = await readWorkflow(file);
	const before = jobsBefore(workflow, job);
	const results = Object.fromEntries(before.map((one) => [`needs.${one}.result`, "success"]));
	const all = { ...results, "runner.temp": runner.temp, ...values };
	const known: Record<string, string> = all;
	// Of all jobs before it, not only of those that it needs itself.
	const hasFailed = before.some((one) => known[`needs.${one}.result`] !== "success");
	const outputs: Record<string, string> = {};
	let output = "";
	let failure: JobResult["failure"];
	const result = () => ({ failure, outputs, output, summary: runner.summary() });
	if (!holds(workflow.jobs[job]?.if, hasFailed ? "failure" : "success", all)) {
		return { ...result(), skipped: true };
	}
	for (const step of workflowSteps(workflow).filter((one) => one.job === job)) {
		if (!holds(step.if, failure === undefined ? "success" : "failure", all)) continue;
		if ("uses" in step) {
			await playAction(step.uses, fillIn(step.with, all), machine);
			continue;
		}
		if (step.run === "npm test" || (step.run === "npm ci" && machine.hasPackages)) continue;
		const run = machine.isHubThere ? step.run : step.run.replace(OFFICIAL, STAND_IN);
		const done = await runner.run({ ...step, run }, all);
		Object.assign(outputs, done.outputs);
		output += done.output;
		if (done.code !== 0) failure ??= { step: step.name, output: done.output };
	}
	return { ...result(), skipped: false };
}

/** Names of the jobs that a job waits for, and of those that these wait for. */
function jobsBefore({ jobs }: Pick<Workflow, "jobs">, job: string): string[] {
	const needs = jobs[job]?.needs ?? [];
	return [...new Set(needs.flatMap((one) => [...jobsBefore({ jobs }, one), one]))];
}
