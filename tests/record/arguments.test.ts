import { describe, expect, test } from "vitest";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { readArguments } from "../../scripts/record/arguments.ts";

describe("the command line", () => {
	test("asks for the stale pages where it says nothing", () => {
		expect(readArguments([])).toMatchObject({
			pages: [],
			force: false,
			check: false,
			frozen: false,
			list: false,
			keep: false,
			help: false,
			images: "auto",
			engines: [],
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
		expect(readArguments(argv)).toMatchObject({
			force: true,
			check: true,
			list: true,
			keep: true,
			jobs: 3,
			images: "official",
			engines: ["26.1", "28.5"],
			shard: { index: 2, total: 3 },
		});
		expect(readArguments(["-h", "-j", "2"])).toMatchObject({ help: true, jobs: 2 });
	});
});

test.each([
	[["--unknown"], "--unknown"],
	[["--jobs", "0"], "--jobs takes a whole number from 1, not `0`."],
	[["--jobs", "two"], "`two`"],
	[["--jobs", "1.5"], "`1.5`"],
	[["--jobs", ""], "--jobs takes"],
	[["--jobs"], "--jobs"],
	[["--images", "mine"], "--images takes auto, official or stand-in, not `mine`."],
	[["--force=yes"], "--force"],
	[["--frozen", "--force"], "--frozen runs nothing"],
	[["--frozen", "--check"], "--frozen runs nothing"],
	[["--report", "html", "--report-file", "a"], "--report takes junit, json, markdown, not `html`."],
	...["--frozen", "--list", "--merge"].map((one): [string[], string] => [
		["--report", "json", "--report-file", "a", one, "a"],
		"--report tells of a run",
	]),
	[["--report", "json"], "--report needs --report-file"],
	[["--merge"], "--merge takes folders"],
	[["--shard", "0/2"], "not `0/2`"],
	[["--shard", "3/2"], "not `3/2`"],
	[["--shard", "half"], "not `half`"],
])("a call that cannot be understood is told: %j", (argv, message) => {
	expect(() => readArguments(argv)).toThrow(UsageError);
	expect(() => readArguments(argv)).toThrow(message);
});
