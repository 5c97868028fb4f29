import type { Call } from "../../scripts/command-line/command-line.ts";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { setUpMachine } from "../support/set-up-machine.ts";
import type { COMMAND } from "./arguments.ts";
import { runControls } from "./control.ts";
import { openCourse } from "./course.ts";
import { formatTable } from "./format-table.ts";
import { inTurns } from "./in-turns.ts";
import { BREAKAGES } from "./table.ts";
import { tryBreakage } from "./try-breakage.ts";

/** Breakages that are tried at once. */
const JOBS = 2;

const print = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Tries the breakages that are chosen, and prints which of them were caught.
 *
 * @returns The exit code.
 */
export async function breakages(
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
