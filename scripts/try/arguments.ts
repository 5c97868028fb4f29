import type { Call, CommandLine, Values } from "../command-line/command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { anyText } from "../command-line/values.ts";

export const TRY = {
	name: "try",
	about:
		"Opens a shell in a page's terminal, with its folder, variables and running programs, just before a snippet.",
	usage: ["PAGE#ID [options]"],
	words: { "PAGE#ID": "a page and one of its snippets: exercice-3#lancer" },
	options: {
		after: { help: "just after the snippet" },
		engine: {
			value: "VERSION",
			help: "a version of snippets/engines.json, or any other that Docker Hub has (by default, the one that the site shows)",
			...anyText,
		},
	},
	notes:
		"Nothing is recorded. `exit` or ^D at the shell's prompt ends it; what was typed is then printed as a fence, and the machine is gone.",
	exits:
		"0 fine; 1 a snippet before it broke; 2 bad usage or bad page; 3 no usable Docker, or not of that version.",
} as const satisfies CommandLine;

type Options = (typeof TRY)["options"];

/** How `try` was called. */
export interface Arguments extends Values<Options> {
	readonly page: string;
	/** Id of the snippet; empty where none is named. */
	readonly snippet: string;
}

/**
 * Reads how `try` was called.
 *
 * @throws {UsageError} where it names no page, or several.
 */
export function readArguments({ options, words }: Call<Options>): Arguments {
	const [, page, snippet = ""] = /^([^#\s]+)(?:#([^#\s]*))?$/.exec(words.join(" ")) ?? [];
	if (page !== undefined) return { ...options, page, snippet };
	throw new UsageError("Name one snippet of a page: npm run try -- exercice-3#lancer.");
}
