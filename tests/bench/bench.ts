/** `npm run bench`: measures, on real engines, the figures that the project is to reach. */

import { parseArgs } from "node:util";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { messageOf } from "../../scripts/text/message-of.ts";
import { editedPage, wholeCourse } from "./course.ts";
import { type Figure, formatTable, isMet } from "./figures.ts";
import { noise } from "./noise.ts";
import { recorder } from "./recorder.ts";
import { scale } from "./scale.ts";
import { site } from "./site.ts";
import { versions } from "./versions.ts";

/** What is measured, part by part: what the part is about, and how. */
const PARTS: Readonly<Record<string, readonly [title: string, () => Promise<Figure[]>]>> = {
	recorder: ["The recorder", recorder],
	course: ["The whole course", wholeCourse],
	edit: ["An edited page", editedPage],
	noise: ["Recorded again and again", noise],
	site: ["The site", site],
	versions: ["Several Docker versions", versions],
	scale: ["A thousand pages", scale],
};

const HELP = `Measures, on real engines, the figures that the project is to reach.

Usage: npm run bench -- [PART…] [--strict]

  PART       ${Object.keys(PARTS).join(", ")}; all by default
  --strict   exit with 1 where a figure is missed
  --help     print this

Other work on the machine spoils the figures. Exit codes: 0 measured; 1 missed, with --strict; 2 bad
usage; 3 no usable Docker; 130 interrupted.
`;

async function bench(argv: readonly string[], signal: AbortSignal): Promise<number> {
	const { help, strict, names } = readArguments(argv);
	if (help) {
		process.stdout.write(HELP);
		return EXIT.fine;
	}
	let areMet = true;
	for (const [name, [title, measure]] of Object.entries(PARTS)) {
		if (names.length > 0 && !names.includes(name)) continue;
		process.stdout.write(`${title}\n`);
		const figures = await measure();
		signal.throwIfAborted();
		process.stdout.write(`${formatTable(figures)}\n\n`);
		areMet &&= figures.every(isMet);
	}
	return strict && !areMet ? EXIT.failed : EXIT.fine;
}

function readArguments(argv: readonly string[]) {
	const flag = { type: "boolean", default: false } as const;
	const options = { strict: flag, help: { ...flag, short: "h" } };
	try {
		const parsed = parseArgs({ args: [...argv], allowPositionals: true, options });
		const unknown = parsed.positionals.find((name) => !Object.hasOwn(PARTS, name));
		if (unknown !== undefined) throw new Error(`No part is named ${unknown}.`);
		return { ...parsed.values, names: parsed.positionals };
	} catch (error) {
		throw new UsageError(messageOf(error));
	}
}

await runCommand("bench", bench);
