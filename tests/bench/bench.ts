/** `npm run bench`: measures, on real engines, the figures that the project is to reach. */

import type { Call, CommandLine } from "../../scripts/command-line/command-line.ts";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { setUpMachine } from "../support/set-up-machine.ts";
import { editedPage, wholeCourse } from "./course.ts";
import { type Figure, formatTable, isMet } from "./figures.ts";
import { lighthouseScores } from "./lighthouse.ts";
import { loop } from "./loop.ts";
import { noise } from "./noise.ts";
import { output } from "./output.ts";
import { recorder } from "./recorder.ts";
import { scale } from "./scale.ts";
import { site } from "./site.ts";
import { versions } from "./versions.ts";

/** What is measured, part by part: what the part is about, and how. */
const PARTS: Readonly<Record<string, readonly [title: string, () => Promise<Figure[]>]>> = {
	recorder: ["The recorder", recorder],
	output: ["A very long output", output],
	course: ["The whole course", wholeCourse],
	edit: ["An edited page", editedPage],
	loop: ["An author who saves", loop],
	noise: ["Recorded again and again", noise],
	site: ["The site", site],
	lighthouse: ["Lighthouse, on a phone", lighthouseScores],
	versions: ["Several Docker versions", versions],
	scale: ["A thousand pages", scale],
};

const BENCH = {
	name: "bench",
	about: "Measures, on real engines, the figures that the project is to reach.",
	usage: ["[PART…] [options]"],
	words: { PART: `${Object.keys(PARTS).join(", ")}; all by default` },
	options: { strict: { help: "exit with 1 where a figure is missed" } },
	notes: "Other work on the machine spoils the figures.",
	exits: "0 measured; 1 missed, with --strict; 2 bad usage; 3 no usable Docker; 130 interrupted.",
} as const satisfies CommandLine;

async function bench(
	{ options, words }: Call<(typeof BENCH)["options"]>,
	signal: AbortSignal,
): Promise<number> {
	const unknown = words.find((name) => !Object.hasOwn(PARTS, name));
	if (unknown !== undefined) throw new UsageError(`No part is named ${unknown}.`);
	await setUpMachine("--browser");
	let areMet = true;
	for (const [name, [title, measure]] of Object.entries(PARTS)) {
		if (words.length > 0 && !words.includes(name)) continue;
		process.stdout.write(`${title}\n`);
		const figures = await measure();
		signal.throwIfAborted();
		process.stdout.write(`${formatTable(figures)}\n\n`);
		areMet &&= figures.every(isMet);
	}
	return options.strict && !areMet ? EXIT.failed : EXIT.fine;
}

await runCommand(BENCH, bench);
