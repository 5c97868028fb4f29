import { choosePages } from "../command-line/choose-pages.ts";
import { EXIT } from "../command-line/exit.ts";
import { planIssues } from "../command-line/plan-issues.ts";
import { printIssues } from "../command-line/print-issues.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { startEnvironment } from "../engine/environment.ts";
import { prepare } from "../engine/prepare.ts";
import { connectHost } from "../host/connect-host.ts";
import { RunningPage } from "../page/running-page.ts";
import { startPage } from "../page/start-page.ts";
import { type Issue, IssueError } from "../plan/issue.ts";
import { MACHINE } from "../plan/machine.ts";
import { type PlannedPage, planPages } from "../plan/plan-pages.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import { shownHere } from "../recording/shown-engine.ts";
import { currentRun } from "../run/run-id.ts";
import { unlessAborted } from "../run/unless-aborted.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { nearest } from "../text/nearest.ts";
import { pickEngines, readEngines } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";
import { handOver } from "./hand-over.ts";
import { typedFence } from "./typed-fence.ts";

/**
 * Runs a page up to a snippet, and leaves its terminal to who asks for it.
 *
 * @param signal Aborts when it is to end.
 * @returns The exit code.
 */
export async function tryPage(call: Arguments, signal: AbortSignal): Promise<number> {
	const root = process.cwd();
	const plan = await planPages(root);
	const wrong = planIssues(plan, [call.page]);
	if (wrong.length > 0) return fail(wrong, EXIT.badInput);
	const [page] = choosePages(plan.pages, [call.page]);
	if (page === undefined) throw new Error("There is no page.");
	const index = findSnippet(page, call.snippet);
	const { stdin: input, stdout: output } = process;
	if (!input.isTTY || !output.isTTY) {
		throw new UsageError("It needs a terminal: here its input or its output is none.");
	}
	const listed = await readEngines(root);
	const [named] = call.engine === undefined ? [] : pickEngines(listed, [call.engine]);
	const engine = named ?? (await shownHere(root, plan.pages, listed));
	show(`Docker ${engine.version}`);
	const options = { root, onProgress: show, signal };
	await using environment = await startEnvironment(await connectHost(), {
		...options,
		run: currentRun(),
		images: "auto",
	});
	try {
		const prepared = await prepare(environment, { ...options, engine });
		await using machine = await startPage(prepared, page, { root, show, signal });
		using run = new RunningPage(page, machine, {
			root,
			version: engine.version,
			onProgress: ({ snippet, snippets, input: line }) =>
				show(`${snippet}/${snippets} $ ${line.split("\n", 1)[0]}`),
		});
		const terminal = await unlessAborted(signal, bring(run, page, index, call.after));
		show(greeting(page, call, output));
		const typed = await handOver(terminal, { input, output }, signal);
		if (typed.length > 0) console.log(`\nWhat was typed:\n\n${typedFence(typed)}`);
		return EXIT.fine;
	} catch (error) {
		if (error instanceof IssueError) return fail(error.issues, EXIT.failed);
		throw error;
	}
}

/**
 * Brings a page to just before one of its snippets, or after it.
 *
 * @returns The snippet's terminal.
 * @throws {IssueError} when what runs before breaks.
 */
async function bring(
	run: RunningPage,
	{ snippets }: PlannedPage,
	index: number,
	after: boolean,
): Promise<Terminal> {
	for (const [number, snippet] of snippets.slice(0, after ? index + 1 : index).entries()) {
		const issues = await run.snippet(snippet, number);
		if (issues.length > 0) throw new IssueError(issues);
	}
	const snippet = snippets[index] as PlannedSnippet;
	if (!after) return await run.open(snippet);
	// It has gone to its folder, and set its variables.
	const { workspace, cwd, env, ...options } = snippet.options;
	return await run.open({ ...snippet, options });
}

function greeting({ name }: PlannedPage, { after, snippet }: Arguments, size: Size): string {
	const where = `just ${after ? "after" : "before"} \`${snippet}\``;
	const { columns, rows } = MACHINE.terminal;
	const isLarge = size.columns >= columns && size.rows >= rows;
	const note = `\nIt has ${columns} columns and ${rows} rows, and yours ${size.columns} and ${size.rows}: what is larger looks wrong here.`;
	return `\nThe terminal of ${name}, ${where}. \`exit\` ends it.${isLarge ? "" : note}\n`;
}

interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** On the standard error, as all that is no fence. */
function show(line: string): void {
	console.error(line);
}

function fail(issues: readonly Issue[], code: number): number {
	printIssues(issues, console.error);
	return code;
}

/** The number of a snippet, from 0. */
function findSnippet({ name, snippets }: PlannedPage, id: string): number {
	const index = snippets.findIndex((one) => one.id === id);
	if (index >= 0) return index;
	const ids = snippets.map((one) => one.id);
	if (id === "") {
		const example = `npm run try -- ${name}#${ids[0]}`;
		throw new UsageError(
			`Name one of its snippets, too: ${example}. There are: ${ids.join(", ")}.`,
		);
	}
	const meant = nearest(id, ids);
	const hint = meant === undefined ? `There are: ${ids.join(", ")}.` : `Did you mean ${meant}?`;
	throw new UsageError(`${name} has no snippet named ${id}. ${hint}`);
}
