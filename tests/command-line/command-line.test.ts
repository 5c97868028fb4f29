import { describe, expect, expectTypeOf, test } from "vitest";
import { type CommandLine, readCommandLine } from "../../scripts/command-line/command-line.ts";
import { formatHelp } from "../../scripts/command-line/format-help.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { anyText, list, oneOf, wholeNumber } from "../../scripts/command-line/values.ts";
import { COMPARE } from "../../scripts/compare/arguments.ts";
import { NEW_ENGINE } from "../../scripts/new-engine/arguments.ts";
import { RECORD } from "../../scripts/record/arguments.ts";

const COOK = {
	name: "cook",
	about: "Cooks.",
	usage: ["[DISH…] [options]", "--all"],
	words: { DISH: "what to cook" },
	options: {
		all: { help: "cook all there is" },
		"dry-run": { help: "only say so" },
		heat: { short: "t", value: "KIND", help: "low or high", ...oneOf("low", "mid", "high") },
		oven: { value: "KIND", help: "old or new", ...oneOf("old", "new"), default: "old" },
		people: { short: "p", value: "N", help: "for how many; ".repeat(9).trim(), ...wholeNumber(1) },
		without: { value: "THING", help: "may be given again", ...anyText, multiple: true },
		sides: { value: "THINGS", help: "rice,beans", ...list, default: [] },
	},
	notes: "It gets hot.",
	exits: "0 well done; 1 burnt.",
} as const satisfies CommandLine;

const read = (...argv: string[]) => readCommandLine(COOK, argv);

describe("a command line", () => {
	test("has what its declaration says where nothing is given", () => {
		expect(read()).toEqual({
			options: {
				all: false,
				"dry-run": false,
				heat: undefined,
				oven: "old",
				people: undefined,
				without: [],
				sides: [],
			},
			words: [],
			help: false,
		});
	});

	test("has the values of its options, of the types that they are read as", () => {
		const argv = "soup --all --dry-run -t mid --oven=new -p 3 --without salt stew --without oil";
		const { options, words } = read(...argv.split(" "), "--sides", "rice,beans");
		expect(words).toEqual(["soup", "stew"]);
		expect(options).toEqual({
			all: true,
			"dry-run": true,
			heat: "mid",
			oven: "new",
			people: 3,
			without: ["salt", "oil"],
			sides: ["rice", "beans"],
		});
		expectTypeOf(options).toEqualTypeOf<{
			readonly all: boolean;
			readonly "dry-run": boolean;
			readonly heat: "low" | "mid" | "high" | undefined;
			readonly oven: "old" | "new";
			readonly people: number | undefined;
			readonly without: readonly string[];
			readonly sides: readonly string[];
		}>();
	});

	test("takes the last of several values", () => {
		expect(read("-p", "1", "--people", "2", "--all", "--all").options).toMatchObject({
			people: 2,
			all: true,
		});
	});

	test.each(["--help", "-h"])("asks for help with %s", (flag) => {
		expect(read("soup", flag).help).toBe(true);
	});

	test.each([
		[["--alll"], "Unknown option '--alll'. Did you mean --all?"],
		[["--dryrun"], "Unknown option '--dryrun'. Did you mean --dry-run?"],
		[["--poeple=3"], "Unknown option '--poeple'. Did you mean --people?"],
		[["--halp"], "Unknown option '--halp'. Did you mean --help?"],
		[["--microwave"], "Unknown option '--microwave'."],
		[["-x"], "Unknown option '-x'."],
		[["--heat", "up"], "--heat takes low, mid or high, not `up`."],
		[["--oven", ""], "--oven takes old or new, not ``."],
		[["-p", "0"], "--people takes a whole number from 1, not `0`."],
		[["-p", "1.5"], "--people takes a whole number from 1, not `1.5`."],
	])("that is not as declared is told: %j", (argv, message) => {
		expect(() => read(...argv)).toThrow(new UsageError(message));
	});

	test.each([
		[["--all=yes"], "'--all' does not take an argument"],
		[["--heat"], "'-t, --heat <value>' argument missing"],
		[["--without", "--all"], "'--without' argument is ambiguous"],
	])("that Node cannot read is told, too: %j", (argv, message) => {
		expect(() => read(...argv)).toThrow(UsageError);
		expect(() => read(...argv)).toThrow(message);
	});

	test("takes no words where it declares none", () => {
		const wordless = { ...COOK, words: {} };
		expect(() => readCommandLine(wordless, ["soup"])).toThrow("Unexpected argument 'soup'");
	});
});

describe("its help", () => {
	test("says all that is declared, in columns", () => {
		expect(formatHelp(COOK)).toBe(`Cooks.

Usage: npm run cook -- [DISH…] [options]
       npm run cook -- --all

  DISH             what to cook

  --all            cook all there is
  --dry-run        only say so
  -t, --heat KIND  low or high
  --oven KIND      old or new
  -p, --people N   for how many; for how many; for how many; for how many; for how many; for how
                   many; for how many; for how many; for how many;
  --without THING  may be given again
  --sides THINGS   rice,beans
  -h, --help       print this

It gets hot.

Exit codes: 0 well done; 1 burnt.
`);
	});

	test.each([RECORD, COMPARE, NEW_ENGINE])("of $name fits in 100 columns", (line) => {
		const lines = formatHelp(line).split("\n");
		expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
		for (const name of Object.keys(line.options)) {
			expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ .*--${name} .+`)));
		}
	});
});
