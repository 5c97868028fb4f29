import type { Call, CommandLine } from "../command-line/command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { oneOf } from "../command-line/values.ts";

export const COMPARE = {
	name: "compare",
	about: "Compares what the course shows on two Docker versions, or showed before.",
	usage: ["BEFORE AFTER [PAGE…] [options]"],
	words: {
		"BEFORE, AFTER":
			"a version: 28.5; or, with a slash in it, a folder of one version's recordings, such as a copy of src/content/recordings/28.5 of another time: old/28.5",
		PAGE: "exercice-1, or src/content/docs/exercice-1.mdx; all pages by default",
	},
	options: {
		format: {
			value: "FORMAT",
			help: "text (by default), markdown or json",
			...oneOf("text", "markdown", "json"),
			default: "text",
		},
	},
	notes:
		"A stale recording is not compared; one of a folder is, also when its page has changed since.",
	exits: "0 the same in meaning; 1 something differs or was not compared; 2 bad usage or bad page.",
} as const satisfies CommandLine;

export type Arguments = ReturnType<typeof readArguments>;

/**
 * Reads how `compare` was called.
 *
 * @throws {UsageError} where it lacks a side.
 */
export function readArguments({ options, words }: Call<(typeof COMPARE)["options"]>) {
	const [before, after, ...pages] = words;
	if (before === undefined || after === undefined)
		throw new UsageError("Name two Docker versions, or folders.");
	return { ...options, before, after, pages };
}
