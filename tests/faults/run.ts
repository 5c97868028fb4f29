/**
 * `npm run faults`: lets the machine fail the recorder in many ways, and tells what the user gets to
 * read, how it ends, and what is left behind. Exits with 1 where something is.
 */

import { parseArgs } from "node:util";
import { Listr, PRESET_TIMER } from "listr2";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { messageOf } from "../../scripts/text/message-of.ts";
import { formatTable } from "./format-table.ts";
import { FAULTS, GROUPS } from "./table.ts";
import { type Trial, tryFault } from "./try-fault.ts";
import { openWorld } from "./world.ts";

/** Kills at random moments, in all. */
const KILLS = 30;

const HELP = `Lets the machine fail the recorder in ${FAULTS.length} ways, and expects nothing to be lost or left behind.

Usage: npm run faults -- [NAME…] [options]

  NAME          one fault or several; all by default
  --quick       those that \`npm test\` tries
  --seed N      of the random moments (default: another one each time; it is printed)
  --kills N     random kills, in all (default: ${KILLS})
  --list        print their names and stop
  --verbose     print what was said under each; without, only under those that fail
  --help        print this

The host's engine that fails is one of its own, in a container: the machine's is left alone.

Exit codes: 0 all pass; 1 one fails; 2 bad usage; 3 no usable Docker; 130 interrupted.
`;

const print = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(0)} s`;

function readOptions(argv: readonly string[]) {
	const flag = { type: "boolean", default: false } as const;
	const { values, positionals } = parse();
	const unknown = positionals.filter((name) => !FAULTS.some((fault) => fault.name === name));
	if (unknown.length > 0) throw new UsageError(`No fault is named ${unknown.join(", ")}.`);
	const isChosen = ({ name, quick }: (typeof FAULTS)[number]) =>
		(positionals.length === 0 || positionals.includes(name)) && (!values.quick || quick === true);
	if (!FAULTS.some(isChosen)) {
		throw new UsageError(`${positionals.join(", ")} is not tried with --quick.`);
	}
	const seed = readNumber("seed", values.seed ?? String(Date.now() % 1_000_000), 0);
	return { ...values, seed, kills: readNumber("kills", values.kills, 1), isChosen };

	function parse() {
		try {
			return parseArgs({
				args: [...argv],
				allowPositionals: true,
				options: {
					quick: flag,
					seed: { type: "string" },
					kills: { type: "string", default: String(KILLS) },
					list: flag,
					verbose: flag,
					help: { ...flag, short: "h" },
				},
			});
		} catch (error) {
			throw new UsageError(messageOf(error));
		}
	}
}

function readNumber(name: string, text: string, least: number): number {
	if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
	throw new UsageError(`--${name} takes a whole number from ${least} on, not \`${text}\`.`);
}

async function faults(argv: readonly string[], signal: AbortSignal): Promise<number> {
	const { help, list, verbose, seed, kills, isChosen } = readOptions(argv);
	if (help) {
		print(HELP);
		return EXIT.fine;
	}
	const chosen = FAULTS.filter(isChosen);
	if (list) {
		for (const { name, what } of chosen) print(`${name}: ${what}`);
		return EXIT.fine;
	}
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

await runCommand("faults", faults);
