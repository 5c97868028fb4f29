import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ROOT } from "../support/repository-root.ts";

const WORKFLOWS = join(ROOT, ".github/workflows");

/** As YAML has them; Actions makes strings of them all. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const environment = z.record(z.string(), scalar).default({});
const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));

const stepSchema = z.strictObject({
	name: z.string().optional(),
	id: z.string().optional(),
	if: z.string().optional(),
	/** An action, or else `run`. */
	uses: z.string().optional(),
	with: environment,
	/** A command line for `bash -e`. */
	run: z.string().optional(),
	env: environment,
});

const jobSchema = z.strictObject({
	needs: z
		.union([z.string(), z.array(z.string())])
		.default([])
		.transform((needs) => [needs].flat()),
	if: z.string().optional(),
	"runs-on": z.string(),
	"timeout-minutes": z.number(),
	strategy: z
		.object({ "fail-fast": z.boolean(), matrix: z.record(z.string(), z.array(scalar)) })
		.optional(),
	permissions: permissions.optional(),
	environment: z.object({ name: z.string(), url: z.string() }).optional(),
	outputs: environment,
	env: environment,
	steps: z.array(stepSchema).min(1),
});
type Job = z.infer<typeof jobSchema>;

const workflowSchema = z.strictObject({
	name: z.string(),
	on: z.record(z.string(), z.unknown()),
	permissions,
	concurrency: z.object({ group: z.string(), "cancel-in-progress": z.boolean() }),
	env: environment,
	jobs: z.record(z.string(), jobSchema),
});
/** What the tests know of a workflow; a key that they do not know is an error. */
export type Workflow = z.infer<typeof workflowSchema>;

/** Names of the files in `.github/workflows`. */
export const WORKFLOW_FILES = readdirSync(WORKFLOWS).sort();

/** Text of a workflow's file. */
export async function readWorkflowText(file: string): Promise<string> {
	return await readFile(join(WORKFLOWS, file), "utf8");
}

/** Reads a workflow's file. */
export async function readWorkflow(file: string): Promise<Workflow> {
	return workflowSchema.parse(parse(await readWorkflowText(file)));
}

/** A job's steps that hand their work to an action, `actions/checkout`. */
export function actionCalls({ steps }: Job, action: string) {
	return steps.filter(({ uses }) => uses?.startsWith(`${action}@`));
}

/** What one step runs. */
export interface CommandLine {
	readonly job: string;
	readonly run: string;
	/** What the workflow and the step set, with their `${{ }}` as they are. */
	readonly env: Readonly<Record<string, string>>;
}

/** The command lines of a workflow. */
export function commandLines({ jobs, env }: Workflow): CommandLine[] {
	return Object.entries(jobs).flatMap(([job, { steps }]) =>
		steps.flatMap(({ run, env: own }) =>
			run === undefined ? [] : { job, run, env: { ...env, ...own } },
		),
	);
}
