import type { CommandLine } from "../../scripts/command-line/command-line.ts";
import { anyText } from "../../scripts/command-line/values.ts";

export const COMMAND = {
	name: "breakages",
	about: "Breaks copies of the course in many ways, and expects each to be caught at its place.",
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
