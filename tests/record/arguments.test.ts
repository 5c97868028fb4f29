import { describe, expect, test } from "vitest";
import { readArguments, UsageError } from "../../scripts/record/arguments.ts";

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
			engine: undefined,
		});
		expect(readArguments([]).jobs).toBeGreaterThanOrEqual(1);
	});

	test("gives all options", () => {
		const argv = "--force --check --list --keep --jobs 3 --images official --engine 26.1".split(
			" ",
		);
		expect(readArguments(argv)).toMatchObject({
			force: true,
			check: true,
			list: true,
			keep: true,
			jobs: 3,
			images: "official",
			engine: "26.1",
		});
		expect(readArguments(["-h", "-j", "2"])).toMatchObject({ help: true, jobs: 2 });
	});

	test.each([
		["exercice-1", "exercice-1"],
		["src/content/docs/exercice-1.mdx", "exercice-1"],
		["./src/content/docs/serie/a.mdx", "serie/a"],
		["/home/x/src/content/docs/a.mdx", "a"],
		["a.mdx", "a"],
	])("names a page by its name or its file: %s", (argument, page) => {
		expect(readArguments([argument]).pages).toEqual([page]);
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
])("a call that cannot be understood is told: %j", (argv, message) => {
	expect(() => readArguments(argv)).toThrow(UsageError);
	expect(() => readArguments(argv)).toThrow(message);
});
