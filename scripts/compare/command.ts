import { stat } from "node:fs/promises";
import { choosePages } from "../command-line/choose-pages.ts";
import { EXIT } from "../command-line/exit.ts";
import { printIssues } from "../command-line/print-issues.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { compareSides, type Side } from "../comparison/compare-sides.ts";
import { asMarkdown, asText } from "../comparison/format-comparison.ts";
import { planPages } from "../plan/plan-pages.ts";
import { MISSING } from "../recording/read-recording.ts";
import {
	type EngineSpec,
	pickEngine,
	readEngines,
	unlistedEngine,
} from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";

/** Compares what the arguments say; returns the exit code. */
export async function compare({ before, after, pages: names, format }: Arguments): Promise<number> {
	const root = process.cwd();
	const engines = await readEngines(root);
	const { pages, issues } = await planPages(root);
	if (issues.length > 0) {
		printIssues(issues, console.error);
		return EXIT.badInput;
	}
	const chosen = choosePages(pages, names);
	const [old, now] = await Promise.all([readSide(engines, before), readSide(engines, after)]);
	const comparison = await compareSides(root, chosen, old, now);
	for (const side of [old, now]) {
		// A version that is not listed may have recordings, and then can be compared. Where it has none, `pickEngine`
		// says which versions there are.
		const isRecorded = comparison.some(
			({ unusable }) => !unusable.some((one) => one.side === side.name && one.problem === MISSING),
		);
		if ("engine" in side && !isRecorded) pickEngine(engines, side.engine.version);
	}
	if (format === "json") console.log(JSON.stringify(comparison, null, "\t"));
	else console.log((format === "text" ? asText : asMarkdown)(comparison, old.name, now.name));
	const isSame = comparison.every(
		({ unusable, differences }) => unusable.length + differences.length === 0,
	);
	return isSame ? EXIT.fine : EXIT.failed;
}

/** @throws {UsageError} where there is no such folder. */
async function readSide(engines: readonly EngineSpec[], text: string): Promise<Side> {
	if (!text.includes("/")) {
		const engine = engines.find(({ version }) => version === text) ?? unlistedEngine(engines, text);
		return { name: `Docker ${text}`, engine };
	}
	const found = await stat(text).catch(() => undefined);
	if (found?.isDirectory() !== true) throw new UsageError(`There is no folder ${text}.`);
	return { name: text, folder: text };
}
