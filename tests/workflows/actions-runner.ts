import { mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import type { CommandLine } from "./command-lines.ts";

/** What Vitest sets for itself: Astro would take its BASE_URL for the site's. */
const OF_VITEST = Object.fromEntries(
	["BASE_URL", "DEV", "MODE", "NODE_ENV", "PROD", "SSR", "TEST", "VITEST", "VITEST_MODE"].map(
		(name) => [name, undefined],
	),
);

/** Values of expressions, by what stands between `${{` and `}}`. */
export type Values = Readonly<Record<string, string>>;

/** What a step left. */
export interface StepResult {
	/** Exit code. */
	readonly code: number | undefined;
	/** All that it printed. */
	readonly output: string;
	/** What it wrote to `GITHUB_OUTPUT`. */
	readonly outputs: Readonly<Record<string, string>>;
}

/** Runs command lines as a machine of GitHub Actions does. */
export interface ActionsRunner extends AsyncDisposable {
	/** `RUNNER_TEMP`. */
	readonly temp: string;
	/**
	 * Runs a step; its outputs are known to the steps after it.
	 *
	 * @throws {Error} where its environment has an expression that has no value.
	 */
	run(step: CommandLine, values?: Values): Promise<StepResult>;
	/** Text of the run's summary so far. */
	summary(): string;
}

/**
 * Makes a machine.
 *
 * @param workspace The checkout, where the steps run.
 * @param env On top of what Actions gives.
 */
export async function actionsRunner(
	workspace: string,
	env: NodeJS.ProcessEnv = {},
): Promise<ActionsRunner> {
	const folder: TemporaryFolder = await temporaryFolder();
	const temp = join(folder.path, "temp");
	const file = { output: join(folder.path, "output"), summary: join(folder.path, "summary") };
	await mkdir(temp);
	let summary = "";
	const known: Record<string, string> = {};
	return {
		temp,
		run: async (step, values = {}) => {
			// Every step has files of its own.
			for (const path of Object.values(file)) await writeFile(path, "");
			const { exitCode, all } = await execa("bash", ["-e", "-c", step.run], {
				cwd: workspace,
				reject: false,
				all: true,
				stdin: "ignore",
				env: {
					...OF_VITEST,
					CI: "true",
					GITHUB_ACTIONS: "true",
					GITHUB_OUTPUT: file.output,
					GITHUB_REF_NAME: "main",
					GITHUB_STEP_SUMMARY: file.summary,
					GITHUB_WORKSPACE: workspace,
					RUNNER_TEMP: temp,
					// The Node that runs the tests, as setup-node would have it.
					PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
					...env,
					...fillIn(step.env, { ...known, ...values }),
				},
			});
			const outputs = readOutputs(await readFile(file.output, "utf8"));
			for (const [name, value] of Object.entries(outputs)) {
				if (step.id !== undefined) known[`steps.${step.id}.outputs.${name}`] = value;
			}
			summary += await readFile(file.summary, "utf8");
			return { code: exitCode, output: all, outputs };
		},
		summary: () => summary,
		[Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
	};
}

/**
 * Puts values in the place of expressions.
 *
 * @throws {Error} where one has no value.
 */
export function fillIn(env: Readonly<Record<string, string>>, values: Values): Values {
	const fill = (text: string) =>
		text.replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => {
			const value = values[expression];
			if (value === undefined) throw new Error(`\`${expression}\` has no value here.`);
			return value;
		});
	return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, fill(text)]));
}

function readOutputs(text: string): Record<string, string> {
	const lines = text.split("\n").filter(Boolean);
	return Object.fromEntries(
		lines.map((line) => {
			const at = line.indexOf("=");
			return [line.slice(0, at), line.slice(at + 1)];
		}),
	);
}
