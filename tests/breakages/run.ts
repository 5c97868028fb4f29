/**
 * `npm run breakages`: breaks copies of the course in many ways and tells which of them nobody
 * notices. Exits with 1 where there is one, or where the untouched course does not pass.
 */

import type { Call, CommandLine } from "../../scripts/command-line/command-line.ts";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { anyText } from "../../scripts/command-line/values.ts";
import { setUpMachine } from "../support/set-up-machine.ts";
import { runControls } from "./control.ts";
import { openCourse } from "./course.ts";
import { formatTable } from "./format-table.ts";
import { inTurns } from "./in-turns.ts";
import { BREAKAGES } from "./table.ts";
import { tryBreakage } from "./try-breakage.ts";

const COMMAND = {
	name: "breakages",
	about: `Breaks copies of the course in ${BREAKAGES.length} ways, and expects each to be caught at its place.`,
	usage: ["[options]"],
	words: {},
	options: {
		only: { value: "NAME", help: "one breakage; may be given again", ...anyText, multiple: true },
		quick: { help: "those that `npm test` tries" },
		list: { help: "print their names and stop" },
		verbose: { help: "print what was said about each" },
	},
	exits:
		"0 all are caught; 1 one is not, or the untouched course fails; 2 bad usage; 3 no usable Docker; 130 interrupted.",
} as const satisfies CommandLine;

/** Breakages that are tried at once. */
const JOBS = 2;

const print = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

async function run(
	{ options }: Call<(typeof COMMAND)["options"]>,
	signal: AbortSignal,
): Promise<number> {
	const unknown = options.only.filter((name) => !BREAKAGES.some((one) => one.name === name));
	if (unknown.length > 0) throw new UsageError(`No breakage is named ${unknown.join(", ")}.`);
	const chosen = BREAKAGES.filter(
		(one) =>
			(options.only.length === 0 || options.only.includes(one.name)) &&
			(!options.quick || one.quick),
	);
	if (options.list) {
		for (const { name, what } of chosen) print(`${name}: ${what}`);
		return EXIT.fine;
	}

	await setUpMachine();
	const started = Date.now();
	await using course = await openCourse();
	const controls = await runControls(course, chosen);
	for (const { watch, pages, isPassed, output } of controls) {
		print(`${isPassed ? "✓" : "✗"} untouched course, ${watch} ${pages.join(" ") || "all pages"}`);
		if (!isPassed) print(output);
	}
	if (!controls.every(({ isPassed }) => isPassed)) return EXIT.failed;

	const trials = await inTurns(JOBS, chosen, async (breakage) => {
		signal.throwIfAborted();
		const trial = await tryBreakage(course, breakage);
		print(`${trial.isCaught ? "✓" : "✗"} ${breakage.name} ${seconds(trial.duration)}`);
		return trial;
	});
	const missed = trials.filter(({ isCaught }) => !isCaught);
	for (const { breakage, output } of options.verbose ? trials : missed) {
		print(`\n── ${breakage.name}: ${breakage.what}\n${output}`);
	}
	print(`\n${formatTable(trials)}`);
	const caught = trials.length - missed.length;
	print(`\n${caught} of ${trials.length} caught in ${seconds(Date.now() - started)}.`);
	return missed.length > 0 ? EXIT.failed : EXIT.fine;
}

await runCommand(COMMAND, run);
