import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { choosePages } from "../command-line/choose-pages.ts";
import { EXIT } from "../command-line/exit.ts";
import { printIssues } from "../command-line/print-issues.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { compareSides, type Side } from "../comparison/compare-sides.ts";
import { asMarkdown, asText } from "../comparison/format-comparison.ts";
import { planPages } from "../plan/plan-pages.ts";
import { MISSING } from "../recording/recording-store.ts";
import { messageOf } from "../text/message-of.ts";
import {
	type EngineSpec,
	pickEngine,
	readEngines,
	unlistedEngine,
} from "../versions/read-engines.ts";

const HELP = `Compares what the course shows on two Docker versions, or showed before.

Usage: npm run compare -- BEFORE AFTER [PAGE…] [--format text|markdown|json]

  BEFORE, AFTER  a version: 28.5; or, with a slash in it, a folder of one version's recordings, such as
                 a copy of src/content/recordings/28.5 of another time: old/28.5
  PAGE           exercice-1, or src/content/docs/exercice-1.mdx; all pages by default

A stale recording is not compared; one of a folder is, also when its page has changed since.

Exit codes: 0 the same in meaning; 1 something differs or was not compared; 2 bad usage or bad page.
`;

/** Compares what the arguments say; returns the exit code. */
export async function compare(argv: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(argv);
	if (values.help === true) {
		console.log(HELP);
		return EXIT.fine;
	}
	const [before, after, ...names] = positionals;
	const format = values.format ?? "text";
	if (before === undefined || after === undefined)
		throw new UsageError("Name two Docker versions, or folders.");
	if (!["text", "markdown", "json"].includes(format)) {
		throw new UsageError(`--format takes text, markdown or json, not \`${format}\`.`);
	}
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
		// What the list lacks may have been recorded all the same.
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

function readArguments(argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: { format: { type: "string" }, help: { type: "boolean", short: "h" } },
		});
	} catch (error) {
		throw new UsageError(messageOf(error));
	}
}
