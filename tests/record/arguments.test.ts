import { describe, expect, test } from "vitest";
import { readCommandLine } from "../../scripts/command-line/command-line.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { RECORD, readArguments } from "../../scripts/record/arguments.ts";

const read = (argv: readonly string[]) => readArguments(readCommandLine(RECORD, argv));

describe("the command line", () => {
	test("asks for the stale pages where it says nothing", () => {
		expect(read([])).toMatchObject({
			pages: [],
			force: false,
			check: false,
			frozen: false,
			list: false,
			keep: false,
			images: "auto",
			engine: [],
			shard: undefined,
			merge: false,
			report: undefined,
			jobs: undefined,
		});
	});

	test("gives all options", () => {
		const argv =
			"--force --check --list --keep --jobs 3 --images official --engine 26.1,28.5 --shard 2/3".split(
				" ",
			);
		expect(read(argv)).toMatchObject({
			force: true,
			check: true,
			list: true,
			keep: true,
			jobs: 3,
			images: "official",
			engine: ["26.1", "28.5"],
			shard: { index: 2, total: 3 },
		});
		expect(read(["-j", "2"])).toMatchObject({ jobs: 2 });
	});
});

test.each([
	[["--unknown"], "--unknown"],
	[["--jobs", "0"], "--jobs takes a whole number from 1, not `0`."],
	[["--images", "mine"], "--images takes auto, official or stand-in, not `mine`."],
	[["--frozen", "--force"], "--frozen runs nothing"],
	[["--frozen", "--check"], "--frozen runs nothing"],
	[
		["--report", "html", "--report-file", "a"],
		"--report takes junit, json or markdown, not `html`.",
	],
	...["--frozen", "--list", "--merge"].map((one): [string[], string] => [
		["--report", "json", "--report-file", "a", one, "a"],
		"--report tells of a run",
	]),
	[["--report", "json"], "--report needs --report-file"],
	[["--report-file", "a"], "--report-file needs --report"],
	[["--merge"], "--merge takes folders"],
	[["--shard", "0/2"], "not `0/2`"],
	[["--shard", "3/2"], "not `3/2`"],
	[["--shard", "half"], "--shard takes a part and a number of parts such as 1/3, not `half`."],
])("a call that cannot be understood is told: %j", (argv, message) => {
	expect(() => read(argv)).toThrow(UsageError);
	expect(() => read(argv)).toThrow(message);
});
