import { expect, test } from "vitest";
import { commandLines } from "./command-lines.ts";
import { readWorkflow } from "./read-workflow.ts";

test("a job's command lines come after those of the jobs that it needs", async () => {
	const lines = commandLines(await readWorkflow("engines.yml"));
	const jobs = [...new Set(lines.map(({ job }) => job))];

	expect(jobs).toEqual(["record", "merge", "propose"]);
	expect(lines[2]?.run).toMatch(
		/^npm run record -- --engine "\$VERSION" --force --images official --shard "\$SHARD" /,
	);
});

/** As a workflow writes it. */
const expression = (text: string) => `\${{ ${text} }}`;

test("a step's environment is the workflow's, the job's and its own", async () => {
	const lines = commandLines(await readWorkflow("engines.yml"));

	expect(lines[2]?.env).toEqual({
		VERSION: expression("inputs.version || 'all'"),
		SHARD: `${expression("matrix.shard")}/${expression("strategy.job-total")}`,
	});
	expect(lines.at(-1)?.env).toMatchObject({
		BRANCH: `recordings/${expression("inputs.version || 'all'")}`,
		GH_TOKEN: expression("github.token"),
	});
});
