/**
 * `npm run compare`: what the course shows differently on two Docker versions, by meaning.
 *
 *   plan ─▶ recordings of both versions ─▶ comparison ─▶ text, Markdown or JSON
 */
import { parseArgs } from "node:util";
import { choosePages } from "./command-line/choose-pages.ts";
import { EXIT } from "./command-line/exit.ts";
import { printIssues } from "./command-line/print-issues.ts";
import { runCommand } from "./command-line/run-command.ts";
import { UsageError } from "./command-line/usage-error.ts";
import { compareVersions } from "./compare/compare-versions.ts";
import { asMarkdown, asText } from "./compare/format-comparison.ts";
import { pickEngine, readEngines } from "./engine/read-engines.ts";
import { planPages } from "./plan/plan-pages.ts";

const HELP = `Compares what the course shows on two Docker versions.

Usage: npm run compare -- BEFORE AFTER [PAGE…] [--format text|markdown|json]

Exit codes: 0 the same in meaning; 1 something differs or is not recorded; 2 bad usage or bad page.
`;

async function compare(argv: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(argv);
	if (values.help === true) {
		console.log(HELP);
		return EXIT.fine;
	}
	const [before, after, ...names] = positionals;
	const format = values.format ?? "text";
	if (before === undefined || after === undefined)
		throw new UsageError("Name two Docker versions.");
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
	const comparison = await compareVersions(root, chosen, before, after);
	for (const version of [before, after]) {
		// What the list lacks may have been recorded all the same.
		const isRecorded = comparison.some(
			({ missing }) => !missing.some((one) => one.version === version),
		);
		if (!isRecorded) pickEngine(engines, version);
	}
	if (format === "json") console.log(JSON.stringify(comparison, null, "\t"));
	else console.log((format === "text" ? asText : asMarkdown)(comparison, before, after));
	const isSame = comparison.every(
		({ missing, differences }) => missing.length + differences.length === 0,
	);
	return isSame ? EXIT.fine : EXIT.failed;
}

function readArguments(argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: { format: { type: "string" }, help: { type: "boolean", short: "h" } },
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

await runCommand("compare", compare);
