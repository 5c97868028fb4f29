import { join } from "node:path";
import { execa } from "execa";
import { recordingFile } from "../../../scripts/recording/recording-file.ts";
import { FORMAT } from "../../../scripts/recording/schema.ts";
import { readCourse } from "../../../src/join/course.ts";
import { recordingOf, snippetRecording } from "../../support/recordings.ts";
import type { Aftermath, Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { page } from "../pages.ts";
import type { Scene } from "../scene.ts";
import type { World } from "../world.ts";

const WHOLE = JSON.stringify(recordingOf(snippetRecording("one", ["one"])), null, "\t");

/** A recording's file is damaged: all that reads it must say so, and the recorder mends it. */
export const BAD_RECORDINGS: readonly Fault[] = [
	{
		name: "recording-truncated",
		what: "a recording is cut in the middle",
		meet: (world) => damaged(world, WHOLE.slice(0, WHOLE.length / 2), "was cut off"),
	},
	{
		name: "recording-no-json",
		what: "a recording is no JSON",
		meet: (world) => damaged(world, "<<<<<<< HEAD\n", "was cut off, or is no JSON"),
	},
	{
		name: "recording-newer",
		what: "a recording is of a format to come",
		meet: (world) =>
			damaged(
				world,
				WHOLE.replace(`"format": ${FORMAT}`, `"format": ${FORMAT + 1}`),
				"is not of the format",
			),
	},
];

async function damaged({ open }: World, content: string, problem: string): Promise<Aftermath> {
	await using scene = await open({ a: page("echo one") });
	const { checkout, version } = scene;
	await checkout.write({ [recordingFile(version, "a")]: content });
	const problems: string[] = [];
	const expect = (who: string, isTold: boolean) => {
		if (!isTold) problems.push(`${who} does not say that it ${problem}`);
	};
	const frozen = await scene.record("--frozen");
	expect("--frozen", isTold(frozen, "1", `a.mdx:1:1 Its recording ${problem}`));
	const checked = await scene.record("--check");
	expect("--check", isTold(checked, "1", `a.mdx:1:1 Its recording ${problem}`));
	const compared = await compare(scene);
	expect(
		"compare",
		isTold(compared, "1", `a: Not compared: its recording for Docker ${version} ${problem}`),
	);
	const { issues } = await readCourse(checkout.path).check();
	expect("the site's guard", issues[0]?.message.includes(problem) === true);
	const mended = await scene.record();
	const after = await scene.record("--frozen");
	if (after.exit !== "0") problems.push("the recorder did not mend it");
	const message = new RegExp(`^! a: its recording ${problem}`, "m");
	return await settle(scene, mended, { exit: "0", message }, problems);
}

function isTold(run: { exit: string; output: string }, exit: string, text: string): boolean {
	return run.exit === exit && run.output.includes(text);
}

async function compare({ checkout, version }: Scene) {
	const script = join(checkout.path, "scripts/compare.ts");
	const { exitCode, all } = await execa(process.execPath, [script, version, "20.10"], {
		cwd: checkout.path,
		reject: false,
		all: true,
		env: { NO_COLOR: "1" },
	});
	return { exit: String(exitCode), output: all };
}
