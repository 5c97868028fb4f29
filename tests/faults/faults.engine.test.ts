import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { digestOf } from "../../scripts/recording/checksum.ts";
import { pictured, recordingOf, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { Aftermath, Fault } from "./fault.ts";
import { formatTable } from "./format-table.ts";
import { halfWritten } from "./half-written.ts";
import { firstMessage, judge } from "./judge.ts";
import { seededRandom } from "./seeded-random.ts";
import { FAULTS, GROUPS } from "./table.ts";
import { tryFault } from "./try-fault.ts";
import { openWorld, type World } from "./world.ts";

// Several runs in one test, on a machine that has other work to do.
vi.setConfig({ testTimeout: 240_000 });

let world: World;

beforeAll(async () => {
	world = await openWorld({ seed: 1, kills: 1 });
});
afterAll(() => world?.[Symbol.asyncDispose]());

test("each fault has a name of its own", () => {
	const names = FAULTS.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
});

const quick = Object.entries(GROUPS)
	.map(([title, faults]) => ({ title, faults: faults.filter((fault) => fault.quick) }))
	.filter(({ faults }) => faults.length > 0);

test("at least three faults are quick", () => {
	expect(quick.flatMap(({ faults }) => faults).length).toBeGreaterThanOrEqual(3);
});

test.concurrent.each(quick)("the quick ones are taken well: $title", async ({ faults }) => {
	for (const fault of faults) {
		const { verdict, problems, output } = await tryFault(world, fault);
		expect(problems, `${fault.name}:\n${output}`).toEqual([]);
		expect(verdict).not.toBe("failed");
	}
});

describe("a trial", () => {
	const aftermath: Aftermath = { message: "", exit: "0", left: [], problems: [], output: "" };
	const fault = (meet: Fault["meet"]): Fault => ({ name: "a", what: "it fails", meet });

	test("fails with problems, or where it cannot be made", async () => {
		const bad = fault(async () => ({ ...aftermath, problems: ["it lost all"] }));
		const impossible = fault(async () => {
			throw new Error("no such thing");
		});
		expect(
			(
				await tryFault(
					world,
					fault(async () => aftermath),
				)
			).verdict,
		).toBe("passed");
		expect((await tryFault(world, bad)).verdict).toBe("failed");
		const trial = await tryFault(world, impossible);
		expect(trial).toMatchObject({
			verdict: "failed",
			problems: ["it cannot be tried: no such thing"],
		});
		expect(formatTable([trial])).toContain("✗ a: it cannot be tried: no such thing");
	});

	test("is skipped where the machine lacks what it needs", async () => {
		const lacking = { ...fault(async () => aftermath), lacks: async () => "a disk" };
		expect(await tryFault(world, lacking)).toMatchObject({ verdict: "skipped", message: "a disk" });
	});
});

describe("a judgement", () => {
	const expected = { exit: "1", message: /^✗ a/m };

	test("finds the wrong exit code, the missing message, a trace and what is left", () => {
		expect(judge({ exit: "1", output: "x\n✗ a" }, expected, [])).toEqual([]);
		const output = "Error: b\n    at work (file:///work.ts:1:1)";
		expect(judge({ exit: "0", output }, expected, ["network c"])).toEqual([
			"it ended with 0, not 1",
			"it did not say ^✗ a",
			"it printed a trace",
			"it left network c",
		]);
	});

	test("quotes the line that tells what happened", () => {
		expect(firstMessage("[STARTED] a\n✗ b\n1 page run")).toBe("✗ b");
		expect(firstMessage("[STARTED] a\n1 page run\n")).toBe("1 page run");
	});
});

test("drafts, and recordings and pictures that are cut, altered or alone, are told from whole ones", async () => {
	await using folder = await temporaryFolder();
	const whole = JSON.stringify(recordingOf(snippetRecording("one", ["one"])));
	await folder.write({
		"28.5/altered.json": whole.replace('"one"', '"two"'),
		"28.5/cut.json": whole.slice(0, -1),
		"28.5/whole.json": whole,
		"28.5/whole.json.1.draft": whole,
	});
	const picture = Buffer.from("a picture");
	const withPicture = recordingOf(pictured(snippetRecording("one", ["one"]), picture));
	const named = `exercice-1.one.${digestOf(picture)}.png`;
	await folder.write({
		"26.1/exercice-1.json": JSON.stringify(withPicture),
		[`26.1/${named}`]: "a picture",
		"26.1/exercice-1.one.0123456789abcdef.png": "another",
		"20.10/exercice-1.json": JSON.stringify(withPicture),
		[`20.10/${named}`]: "altered",
	});
	expect((await halfWritten(folder.path)).sort()).toEqual([
		"draft whole.json.1.draft",
		"exercice-1.json without its picture or replay",
		"half-written altered.json",
		"half-written cut.json",
		"picture exercice-1.one.0123456789abcdef.png of no recording",
	]);
});

test("random moments are the same again with the same seed", () => {
	const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
	expect(draw(1)).toEqual(draw(1));
	expect(draw(1)).not.toEqual(draw(2));
	expect(draw(1).every((number) => number >= 0 && number < 1)).toBe(true);
});

test.each([
	[["nonsense"], "No fault is named nonsense."],
	[["two-heirs", "--quick"], "two-heirs is not tried with --quick."],
	[["--kills", "0"], "--kills takes a whole number from 1, not `0`."],
	[["--bogus"], "Unknown option '--bogus'"],
])("%j is bad usage", async (argv, message) => {
	const script = join(ROOT, "tests/faults/run.ts");
	const { exitCode, stderr } = await execa(process.execPath, [script, ...argv], { reject: false });
	expect(stderr).toContain(message);
	expect(exitCode).toBe(2);
});
