/**
 * `npm run breakages`: breaks copies of the course in many ways and tells which of them nobody
 * notices. Exits with 1 where there is one, or where the untouched course does not pass.
 */

import { parseArgs } from "node:util";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { messageOf } from "../../scripts/text/message-of.ts";
import { runControls } from "./control.ts";
import { openCourse } from "./course.ts";
import { formatTable } from "./format-table.ts";
import { inTurns } from "./in-turns.ts";
import { BREAKAGES, isQuick } from "./table.ts";
import { tryBreakage } from "./try-breakage.ts";

const HELP = `Breaks copies of the course in ${BREAKAGES.length} ways, and expects each to be caught at its place.

Usage: npm run breakages -- [options]

  --only NAME   one breakage; may be given again
  --quick       those that \`npm test\` tries
  --list        print their names and stop
  --verbose     print what was said about each
  --help        print this

Exit codes: 0 all are caught; 1 one is not, or the untouched course fails; 2 bad usage.
`;

/** Breakages that are tried at once. */
const JOBS = 2;

const print = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

function readOptions(argv: readonly string[]) {
	const flag = { type: "boolean", default: false } as const;
	try {
		return parseArgs({
			args: [...argv],
			options: {
				only: { type: "string", multiple: true, default: [] },
				quick: flag,
				list: flag,
				verbose: flag,
				help: { ...flag, short: "h" },
			},
		}).values;
	} catch (error) {
		throw new UsageError(messageOf(error));
	}
}

async function run(argv: readonly string[]): Promise<number> {
	const values = readOptions(argv);
	if (values.help) {
		print(HELP);
		return 0;
	}
	const unknown = values.only.filter((name) => !BREAKAGES.some((one) => one.name === name));
	if (unknown.length > 0) throw new UsageError(`No breakage is named ${unknown.join(", ")}.`);
	const chosen = BREAKAGES.filter(
		(one) =>
			(values.only.length === 0 || values.only.includes(one.name)) &&
			(!values.quick || isQuick(one)),
	);
	if (values.list) {
		for (const { name, what } of chosen) print(`${name}: ${what}`);
		return 0;
	}

	const started = Date.now();
	await using course = await openCourse();
	const controls = await runControls(course, chosen);
	for (const { watch, pages, isPassed, output } of controls) {
		print(`${isPassed ? "✓" : "✗"} untouched course, ${watch} ${pages.join(" ") || "all pages"}`);
		if (!isPassed) print(output);
	}
	if (!controls.every(({ isPassed }) => isPassed)) return 1;

	const trials = await inTurns(JOBS, chosen, async (breakage) => {
		const trial = await tryBreakage(course, breakage);
		print(`${trial.isCaught ? "✓" : "✗"} ${breakage.name} ${seconds(trial.duration)}`);
		return trial;
	});
	const missed = trials.filter(({ isCaught }) => !isCaught);
	for (const { breakage, output } of values.verbose ? trials : missed) {
		print(`\n── ${breakage.name}: ${breakage.what}\n${output}`);
	}
	print(`\n${formatTable(trials)}`);
	const caught = trials.length - missed.length;
	print(`\n${caught} of ${trials.length} caught in ${seconds(Date.now() - started)}.`);
	return missed.length > 0 ? 1 : 0;
}

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof UsageError)) throw error;
	process.stderr.write(`breakages: ${error.message}\nTry: npm run breakages -- --help\n`);
	process.exitCode = 2;
}
