import type { Call, CommandLine } from "../command-line/command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { engineSpecSchema } from "../versions/read-engines.ts";

export const NEW_ENGINE = {
	name: "new-engine",
	about: "Adds a Docker version and records the course with it.",
	usage: ["VERSION[,VERSION…] [options]"],
	words: {
		VERSION:
			"as the tags of Docker Hub's image `docker` begin: 29.0, or 29.0.0-rc.1; all: those that are listed",
	},
	options: {
		suite: {
			value: "NAME",
			help: "the suite of Debian whose packages give this version: trixie; it is recorded with them where Docker Hub does not answer",
			takes: "a suite of Debian such as trixie",
			read: (text) => engineSpecSchema.shape.suite.safeParse(text).data,
		},
		"no-record": { help: "only add the line to snippets/engines.json" },
	},
	exits: "those of `npm run record`; 0 also where the version is there already.",
} as const satisfies CommandLine;

export type Arguments = ReturnType<typeof readArguments>;

/**
 * Reads how `new-engine` was called.
 *
 * @throws {UsageError} where it names no version.
 */
export function readArguments({ options, words }: Call<(typeof NEW_ENGINE)["options"]>) {
	const [versions] = words;
	if (versions === undefined || words.length > 1) {
		throw new UsageError("Name a Docker version such as 29.0, or several with commas between.");
	}
	const { suite, "no-record": isListedOnly } = options;
	return {
		versions: versions.split(","),
		suite: suite === undefined ? undefined : { suite },
		isRecording: !isListedOnly,
	};
}
