/** `npm run bench`: measures, on real engines, the figures that the project is to reach. */

import type { Call, CommandLine } from "../../scripts/command-line/command-line.ts";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { UsageError } from "../../scripts/command-line/usage-error.ts";
import { setUpMachine } from "../support/set-up-machine.ts";
import { type Figure, formatTable, isMet } from "./figures.ts";

/** What is measured, part by part: what the part is about, and how. What measures it is loaded then. */
const PARTS: Readonly<Record<string, readonly [title: string, () => Promise<Figure[]>]>> = {
	recorder: ["The recorder", async () => (await import("./recorder.ts")).recorder()],
	output: ["A very long output", async () => (await import("./output.ts")).output()],
	course: ["The whole course", async () => (await import("./course.ts")).wholeCourse()],
	edit: ["An edited page", async () => (await import("./course.ts")).editedPage()],
	loop: ["An author who saves", async () => (await import("./loop.ts")).loop()],
	noise: ["Recorded again and again", async () => (await import("./noise.ts")).noise()],
	site: ["The site", async () => (await import("./site.ts")).site()],
	lighthouse: [
		"Lighthouse, on a phone",
		async () => (await import("./lighthouse.ts")).lighthouseScores(),
	],
	versions: ["Several Docker versions", async () => (await import("./versions.ts")).versions()],
	scale: ["A thousand pages", async () => (await import("./scale.ts")).scale()],
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
