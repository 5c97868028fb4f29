import { matchesGlob } from "node:path";
import { expect, test } from "vitest";
import { PROPOSED } from "../../scripts/ci/proposed.ts";
import { actionCalls, commandLines, readWorkflow } from "./read-workflow.ts";

const workflow = await readWorkflow("engines.yml");
const { record, merge, propose } = workflow.jobs;
if (!record || !merge || !propose) throw new Error("engines.yml lacks a job.");

/** As a workflow writes it. */
const expression = (text: string) => `\${{ ${text} }}`;

test("the parts are numbered from 1, so that together they are the whole", () => {
	const shards = record.strategy?.matrix["shard"] ?? [];
	expect(shards).toEqual(shards.map((_, index) => String(index + 1)));
	const line = commandLines(workflow).find(({ run }) => run.includes('--shard "$SHARD"'));
	const { SHARD } = line?.env ?? {};
	expect(SHARD).toBe(`${expression("matrix.shard")}/${expression("strategy.job-total")}`);
});

test.each(["record", "merge"])(
	"a version that is new is listed before the job %s needs it",
	(job) => {
		const lines = commandLines(workflow).filter((line) => line.job === job);
		expect(lines.slice(0, 3).map(({ run }) => run)).toEqual([
			"npm ci",
			'npm run new-engine -- "$VERSION" --no-record',
			expect.stringMatching(/^npm run record -- /),
		]);
	},
);

test("a page that breaks keeps nothing else from being proposed", () => {
	expect(record.strategy?.["fail-fast"]).toBe(false);
	const recording = record.steps.findIndex(({ run }) => run?.startsWith("npm run record"));
	const after = record.steps.slice(recording + 1);
	expect(after.map((step) => step.if)).toEqual(after.map(() => expression("!cancelled()")));
	expect(merge.if).toBe(expression("!cancelled()"));
});

test("nothing is proposed where nothing changed, or the parts could not be merged", () => {
	expect(propose.if).toBe(
		expression(
			"!cancelled() && needs.merge.result == 'success' && needs.merge.outputs.changed == 'true'",
		),
	);
	expect(merge.outputs).toEqual({ changed: expression("steps.proposal.outputs.changed") });
	const step = merge.steps.find(({ id }) => id === "proposal");
	expect(step?.run).toBe("node scripts/ci/describe-proposal.ts");
});

test("a job finds the artefacts that it waits for, where its scripts look for them", () => {
	const downloads = [merge, propose].flatMap((job) =>
		actionCalls(job, "actions/download-artifact").map((step) => {
			const { name, pattern = name ?? "", path = "" } = step.with;
			const uploads = job.needs.flatMap((one) => {
				const before = workflow.jobs[one];
				return before ? actionCalls(before, "actions/upload-artifact") : [];
			});
			const found = uploads.filter(({ with: { name: one = "" } }) =>
				matchesGlob(one.replace(expression("matrix.shard"), "1"), pattern),
			);
			return [path, found.map((one) => one.with["path"]?.trim())];
		}),
	);
	const temp = expression("runner.temp");
	expect(Object.fromEntries(downloads)).toEqual({
		[`${temp}/recordings`]: ["src/content/recordings"],
		[`${temp}/reports`]: [`${temp}/report.md`],
		[`${temp}/comparison`]: [`${temp}/text.md`],
		[`${temp}/proposal`]: [PROPOSED.join("\n")],
	});
});
