/**
 * `npm run faults`: lets the machine fail the recorder in many ways, and tells what the user gets to
 * read, how it ends, and what is left behind. Exits with 1 where something is.
 */

import { Listr, PRESET_TIMER } from "listr2";
import type { Call, CommandLine } from "../../scripts/command-line/command-line.ts";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { wholeNumber } from "../../scripts/command-line/values.ts";
import { setUpMachine } from "../support/set-up-machine.ts";
import type { Fault } from "./fault.ts";
import { formatTable } from "./format-table.ts";
import { FAULTS, GROUPS } from "./table.ts";
import { type Trial, tryFault } from "./try-fault.ts";
import { openWorld } from "./world.ts";

/** Kills at random moments, in all. */
const KILLS = 30;

const COMMAND = {
	name: "faults",
	about: `Lets the machine fail the recorder in ${FAULTS.length} ways, and expects nothing to be lost or left behind.`,
	usage: ["[NAME…] [options]"],
	words: { NAME: "one fault or several; all by default" },
	options: {
		quick: { help: "those that `npm test` tries" },
		seed: {
			value: "N",
			help: "of the random moments (default: another one each time; it is printed)",
			...wholeNumber(0),
		},
		kills: {
			value: "N",
			help: `random kills, in all (default: ${KILLS})`,
			...wholeNumber(1),
			default: KILLS,
		},
		list: { help: "print their names and stop" },
		verbose: { help: "print what was said under each; without, only under those that fail" },
	},
	notes:
		"The host's engine that fails is one of its own, in a container: the machine's is left alone.",
	exits: "0 all pass; 1 one fails; 2 bad usage; 3 no usable Docker; 130 interrupted.",
} as const satisfies CommandLine;

const print = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(0)} s`;

/** Tells which faults are asked for. */
function choose({ options, words }: Call<(typeof COMMAND)["options"]>) {
	const unknown = words.filter((name) => !FAULTS.some((fault) => fault.name === name));
	if (unknown.length > 0) throw new UsageError(`No fault is named ${unknown.join(", ")}.`);
	const isChosen = ({ name, quick }: Fault) =>
		(words.length === 0 || words.includes(name)) && (!options.quick || quick === true);
	if (FAULTS.some(isChosen)) return isChosen;
	throw new UsageError(`${words.join(", ")} is not tried with --quick.`);
}

async function faults(
	call: Call<(typeof COMMAND)["options"]>,
	signal: AbortSignal,
): Promise<number> {
	const { list, verbose, kills, seed = Date.now() % 1_000_000 } = call.options;
	const isChosen = choose(call);
	const chosen = FAULTS.filter(isChosen);
	if (list) {
		for (const { name, what } of chosen) print(`${name}: ${what}`);
		return EXIT.fine;
	}
	await setUpMachine();
	const began = Date.now();
	await using world = await openWorld({ seed, kills, signal });
	print(`Seed ${seed}: the same moments again with --seed ${seed}.`);
	const trials: Trial[] = [];
	const groups = Object.entries(GROUPS).filter(([, group]) => group.some(isChosen));
	const tasks = new Listr<unknown, "default", "verbose">(
		groups.map(([title, group]) => ({
			title,
			task: (_, task) =>
				task.newListr(
					group.filter(isChosen).map((fault) => ({
						title: `${fault.name}: ${fault.what}`,
						task: async () => {
							signal.throwIfAborted();
							const trial = await tryFault(world, fault);
							trials.push(trial);
							if (trial.verdict === "failed") {
								throw new Error(trial.problems[0]?.split("\n")[0]);
							}
						},
					})),
					{ concurrent: false, exitOnError: false },
				),
		})),
		{
			concurrent: true,
			exitOnError: false,
			registerSignalListeners: false,
			fallbackRenderer: "verbose",
			fallbackRendererOptions: { timer: PRESET_TIMER },
			rendererOptions: { collapseSubtasks: false, timer: PRESET_TIMER },
		},
	);
	await tasks.run();
	signal.throwIfAborted();

	const failed = trials.filter(({ verdict }) => verdict === "failed");
	for (const { fault, output } of verbose ? trials : failed) {
		print(`\n── ${fault.name}: ${fault.what}\n${output}`);
	}
	trials.sort((a, b) => FAULTS.indexOf(a.fault) - FAULTS.indexOf(b.fault));
	print(`\n${formatTable(trials)}`);
	const skipped = trials.filter(({ verdict }) => verdict === "skipped").length;
	const passed = trials.length - failed.length - skipped;
	print(
		`\n${passed} of ${trials.length} passed, ${skipped} skipped, in ${seconds(Date.now() - began)}.`,
	);
	for (const { fault, message } of trials.filter(({ verdict }) => verdict === "skipped")) {
		print(`! ${fault.name} was not tried: ${message}.`);
	}
	return failed.length > 0 ? EXIT.failed : EXIT.fine;
}

await runCommand(COMMAND, faults);
