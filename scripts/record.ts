/**
 * `npm run record`: runs the course's snippets against real Docker and stores what they show.
 *
 *   plan ─▶ select ─▶ engine ─▶ session ─▶ terminal ─▶ recording
 */
import { connectHost } from "./engine/connect-host.ts";
import { HostError } from "./engine/host-error.ts";
import { prepare } from "./engine/prepare.ts";
import { pickEngine, readEngines } from "./engine/read-engines.ts";
import { currentRun } from "./engine/run-id.ts";
import { sweep } from "./engine/sweep.ts";
import { withLock } from "./engine/with-lock.ts";
import type { Issue } from "./plan/issue.ts";
import { planPages } from "./plan/plan-pages.ts";
import { HELP, readArguments, UsageError } from "./record/arguments.ts";
import { lockName } from "./record/lock-name.ts";
import { printIssues } from "./record/print-issues.ts";
import { printList } from "./record/print-list.ts";
import { printSummary } from "./record/print-summary.ts";
import { recordPages } from "./record/record-pages.ts";
import { selectPages } from "./record/select-pages.ts";

/** Exit codes, as `--help` tells them. */
const EXIT = { fine: 0, failed: 1, badInput: 2, noDocker: 3, interrupted: 130 } as const;

const print = (text: string) => process.stdout.write(`${text}\n`);
const printError = (text: string) => process.stderr.write(`${text}\n`);

async function run(argv: readonly string[], signal: AbortSignal): Promise<number> {
	const options = readArguments(argv);
	if (options.help) {
		print(HELP);
		return EXIT.fine;
	}
	const root = process.cwd();
	const { pages, issues } = await planPages(root);
	const unknown = options.pages.filter((name) => !pages.some((page) => page.name === name));
	if (unknown.length > 0) {
		const known = pages.map((page) => page.name).join(", ");
		throw new UsageError(
			`No page with snippets is named ${unknown.join(", ")}. There are: ${known}.`,
		);
	}
	if (issues.length > 0) {
		printIssues(issues, printError);
		return EXIT.badInput;
	}
	const chosen = pages.filter(
		({ name }) => options.pages.length === 0 || options.pages.includes(name),
	);
	if (options.list) {
		printList(chosen, print);
		return EXIT.fine;
	}
	const engine = pickEngine(await readEngines(root), options.engine);

	const selected = await selectPages(root, chosen, engine);
	const stale = selected.filter((one) => one.stale !== undefined);
	if (options.frozen) return reportFrozen(stale.map(staleIssue));
	const todo = options.force || options.check ? selected : stale;
	if (todo.length === 0) {
		print(`Nothing to record: ${chosen.length} pages are up to date for Docker ${engine.version}.`);
		return EXIT.fine;
	}

	const record = async () => {
		const host = await connectHost();
		await sweep(host);
		const keeping: string[] = [];
		const results = await recordPages(
			todo,
			(onProgress) =>
				prepare(host, {
					run: currentRun(),
					engine,
					images: options.images,
					root,
					onProgress,
					signal,
				}),
			{ ...options, root, signal, onKeep: (line) => keeping.push(line) },
		);
		const problems = results.flatMap(({ outcome }) => outcome.issues);
		printIssues(problems, printError);
		printSummary(results, print);
		if (keeping.length > 0) print(`Engines left up:\n  ${keeping.join("\n  ")}`);
		return problems.length > 0 ? EXIT.failed : EXIT.fine;
	};
	const onWait = () =>
		printError("Another recorder works on this checkout: waiting for it to end.");
	return await withLock(lockName(root), record, { onWait, signal });
}

function reportFrozen(issues: readonly Issue[]): number {
	printIssues(issues, printError);
	return issues.length > 0 ? EXIT.failed : EXIT.fine;
}

function staleIssue({ page, stale }: Awaited<ReturnType<typeof selectPages>>[number]): Issue {
	const location = page.snippets[0]?.location ?? { file: page.file, line: 1, column: 1 };
	return { ...location, message: `Its recording ${stale}.`, hint: "Run `npm run record`." };
}

/** Tells an expected failure in words; anything else is a defect, and its trace is wanted. */
function explain(error: unknown): number {
	if (error instanceof UsageError) {
		printError(`record: ${error.message}\nTry: npm run record -- --help`);
		return EXIT.badInput;
	}
	if (error instanceof HostError) {
		printError(`record: ${error.message}\n  → ${error.hint}`);
		return error.kind === "bad-engines" ? EXIT.badInput : EXIT.noDocker;
	}
	throw error;
}

// Whoever reads may stop before the end: `| head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code === "EPIPE") process.exit(process.exitCode);
	throw error;
});

const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
	process.on(name, () => interruption.abort());
}
try {
	process.exitCode = await run(process.argv.slice(2), interruption.signal);
} catch (error) {
	if (interruption.signal.aborted) {
		printError("record: interrupted; nothing was left behind.");
		process.exitCode = EXIT.interrupted;
	} else process.exitCode = explain(error);
}
