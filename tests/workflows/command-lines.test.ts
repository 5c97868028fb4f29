import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCommandLine } from "../../scripts/command-line/command-line.ts";
import { RECORD, readArguments } from "../../scripts/record/arguments.ts";
import { ROOT } from "../support/repository-root.ts";
import { readScript } from "./read-script.ts";
import { type CommandLine, commandLines, readWorkflow, WORKFLOW_FILES } from "./read-workflow.ts";

/** What a shell would make of the words that the workflows have variables in. */
const VALUES: Readonly<Record<string, string>> = {
	VERSION: "28.5,29.0",
	SHARD: "1/3",
	RUNNER_TEMP: "/temp",
	GITHUB_STEP_SUMMARY: "/summary",
};

/** Before a command that only root may run. */
const AS_ROOT = 'sudo --preserve-env env "PATH=$PATH" ';

describe.each(WORKFLOW_FILES)("%s", (file) => {
	const find = async (begin: string): Promise<CommandLine[]> =>
		commandLines(await readWorkflow(file))
			.map((line) => ({ ...line, run: line.run.replace(AS_ROOT, "") }))
			.filter(({ run }) => run.startsWith(begin));

	test("has one plain command a step, whose tests are elsewhere", async () => {
		for (const { run } of await find("")) {
			expect(run).toMatch(/^(?:npm|node|find) [^;|&`(\n]+$/);
		}
	});

	test("runs scripts that package.json has", async () => {
		const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
			scripts: Record<string, string>;
		};
		const lines = (await find("npm ")).filter(({ run }) => run !== "npm ci");
		const names = lines.map(({ run }) => /^npm (?:run )?([\w:-]+)/.exec(run)?.[1] ?? "");
		expect(names.length).toBeGreaterThan(0);
		expect(Object.keys(scripts)).toEqual(expect.arrayContaining(names));
	});

	test("calls the recorder as it can be called", async () => {
		const lines = await find("npm run record -- ");
		// Only tests run weekly.
		if (file !== "weekly.yml") expect(lines.length).toBeGreaterThan(0);
		for (const { run } of lines) {
			const words = run
				.replaceAll(/"\$(\w+)/g, (_, name) => VALUES[name] ?? "")
				.replaceAll('"', "");
			const call = readCommandLine(RECORD, words.split(" ").slice(4));
			expect(readArguments(call)).toMatchObject({ list: false });
		}
	});

	test("gives each script the variables that it asks for", async () => {
		for (const { run, env } of await find("node ")) {
			const { variables } = await readScript(run.replace("node ", ""));
			const missing = variables.filter(
				(name) => !/^(?:GITHUB|RUNNER)_/.test(name) && env[name] === undefined,
			);
			expect(missing, run).toEqual([]);
		}
	});
});
