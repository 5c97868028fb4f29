import { Listr, PRESET_TIMER } from "listr2";
import type { Call } from "../../scripts/command-line/command-line.ts";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { setUpMachine } from "../support/set-up-machine.ts";
import type { COMMAND } from "./arguments.ts";
import type { Fault } from "./fault.ts";
import { formatTable } from "./format-table.ts";
import { FAULTS, GROUPS } from "./table.ts";
import { type Trial, tryFault } from "./try-fault.ts";
import { openWorld } from "./world.ts";

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

/**
 * Tries the faults that are chosen, and prints how each ended.
 *
 * @returns The exit code.
 */
export async function faults(
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
