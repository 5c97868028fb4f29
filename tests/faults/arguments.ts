import type { CommandLine } from "../../scripts/command-line/command-line.ts";
import { wholeNumber } from "../../scripts/command-line/values.ts";

/** Kills at random moments, in all. */
const KILLS = 30;

export const COMMAND = {
	name: "faults",
	about:
		"Lets the machine fail the recorder in many ways, and expects nothing to be lost or left behind.",
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
