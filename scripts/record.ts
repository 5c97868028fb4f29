/**
 * `npm run record`: runs the course's snippets against real Docker and stores what they show.
 *
 *   plan ─▶ select ─▶ engine ─▶ session ─▶ terminal ─▶ recording
 */
import { connectHost } from "./engine/connect-host.ts";
import { HostError } from "./engine/host-error.ts";
import { prepare } from "./engine/prepare.ts";
import { pickEngines, readEngines } from "./engine/read-engines.ts";
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
	const engines = pickEngines(await readEngines(root), options.engines);
	const versions = engines.map(({ version }) => version).join(", ");

	// Asked twice: another recorder may have worked while this one waited.
	const select = async () => {
		const selected = await selectPages(root, chosen, engines);
		return options.force || options.check ? selected : selected.filter(({ stale }) => stale);
	};
	const nothing = () => {
		const count = chosen.length === 1 ? "1 page is" : `${chosen.length} pages are`;
		print(`Nothing to record: ${count} up to date for Docker ${versions}.`);
		return EXIT.fine;
	};
	const stale = await select();
	if (options.frozen) return reportFrozen(stale.map(staleIssue));
	if (stale.length === 0) return nothing();

	const record = async () => {
		const todo = await select();
		if (todo.length === 0) return nothing();
		const host = await connectHost();
		await sweep(host);
		const shared = { images: options.images, root, signal };
		const results = await recordPages(
			todo,
			(engine, onProgress) => prepare(host, { ...shared, engine, run: currentRun(), onProgress }),
			{ ...options, root, signal },
		);
		const problems = results.flatMap(({ outcome }) => outcome.issues);
		printIssues(problems, printError);
		printSummary(results, print);
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

function staleIssue({
	page,
	engine,
	stale,
}: Awaited<ReturnType<typeof selectPages>>[number]): Issue {
	const location = page.snippets[0]?.location ?? { file: page.file, line: 1, column: 1 };
	return {
		...location,
		message: `Its recording for Docker ${engine.version} ${stale}.`,
		hint: "Run `npm run record`.",
	};
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

// Whoever reads may stop before the end (`| head`): the work goes on, its words are lost.
for (const stream of [process.stdout, process.stderr]) {
	stream.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code !== "EPIPE") throw error;
	});
}

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
// An engine that was kept is still watched, which would keep this process, too.
process.exit();
