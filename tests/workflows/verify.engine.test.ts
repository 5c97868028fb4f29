import { access, cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checksum } from "../../scripts/recording/checksum.ts";
import { readRecording, writeRecording } from "../../scripts/recording/recording-store.ts";
import { pickEngine, readEngines } from "../../scripts/versions/read-engines.ts";
import { ROOT } from "../support/repository-root.ts";
import { commandLines } from "./command-lines.ts";
import { type Fork, makeFork } from "./fork.ts";
import { readWorkflow } from "./read-workflow.ts";
import { runJob } from "./run-job.ts";
import { shortenCourse } from "./shorten-course.ts";

// Packages are installed and real engines run, on a machine that has other work to do.
vi.setConfig({ testTimeout: 300_000 });

const { version } = pickEngine(await readEngines(ROOT));
let fork: Fork;

beforeAll(async () => {
	fork = await makeFork();
});
afterAll(() => fork?.[Symbol.asyncDispose]());

test("verify installs the packages and checks the code", async () => {
	const machine = await fork.machine({ packages: false });
	const { failure, output } = await runJob(machine, "verify.yml", "test");
	expect(failure).toBeUndefined();
	expect(output).toMatch(/added \d+ packages/);
	expect(output).toContain("0 to mend.");
});

test("verify tests as the README says, and as other servers do", async () => {
	// Not run here: that line runs this test.
	const lines = commandLines(await readWorkflow("verify.yml")).filter(({ job }) => job === "test");
	expect(lines.map(({ run }) => run)).toEqual(["npm ci", "npm run check", "npm test"]);
	expect(await readFile(join(ROOT, "README.md"), "utf8")).toMatch(/^npm test {2,}# .*every test$/m);
	expect(await readFile(join(ROOT, ".ci/run"), "utf8")).toMatch(/\nnpm test\n$/);
});

test("verify builds a preview, and leaves recordings to commit that its check then finds fresh", async () => {
	await fork.repository.commit(shortenCourse);
	const previewing = await fork.machine();
	const preview = await runJob(previewing, "verify.yml", "preview");
	expect(preview.failure).toBeUndefined();
	expect(preview.summary).toMatch(/\n\| exercice-1 \(Docker [\d.]+\) \|/);
	await access(join(fork.artifacts, "preview/exercice-1/index.html"));

	await fork.repository.commit((checkout) =>
		cp(join(fork.artifacts, "recordings"), join(checkout, "src/content/recordings"), {
			recursive: true,
		}),
	);
	const check = await runJob(await fork.machine(), "verify.yml", "drift");
	expect(check.failure).toBeUndefined();
	expect(check.output).toContain("2 pages run, 2 kept.");
	expect(check.output).not.toContain("::error");
});

test("verify annotates the line whose terminal no longer shows what is recorded", async () => {
	await fork.repository.commit(async (checkout) => {
		const recording = await readRecording(checkout, version, "exercice-1");
		const [step] = recording?.snippets[0]?.steps ?? [];
		if (recording === undefined || step === undefined) throw new Error("Nothing is recorded.");
		step.screen.push("One line more.");
		await writeRecording(checkout, { ...recording, checksum: checksum(recording) });
	});
	const { failure, output, summary } = await runJob(await fork.machine(), "verify.yml", "drift");
	expect(failure?.step).toBe("Run the commands again and compare");
	expect(output.match(/^::error .*$/gm)).toEqual([
		expect.stringMatching(
			/^::error file=src\/content\/docs\/exercice-1\.mdx,line=\d+,col=1::The screen of `\w+` drifted/,
		),
	]);
	expect(summary).toContain("- One line more.");
});
