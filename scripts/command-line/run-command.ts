import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { HostError } from "../host/host-error.ts";
import { messageOf } from "../text/message-of.ts";
import { splitError } from "../text/split-error.ts";
import { type Call, type CommandLine, type Options, readCommandLine } from "./command-line.ts";
import { EXIT } from "./exit.ts";
import { formatHelp } from "./format-help.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs a command of the project as this process: reads how it was called, or prints its help, interrupts
 * it on Ctrl-C, tells expected failures in words, and exits with its code. Anything unexpected is a defect,
 * and its trace is shown.
 *
 * @param command Takes the call, and a signal that aborts when the command is to stop; returns the exit
 *   code. What it loads itself is kept compiled for the next run, and not loaded for its help.
 */
export async function runCommand<Own extends Options>(
	line: CommandLine<Own>,
	command: (call: Call<Own>, signal: AbortSignal) => Promise<number>,
): Promise<never> {
	const { name } = line;
	// With `| head`, or when a terminal was closed, nobody reads the output any more: the work is still done to its end.
	for (const stream of [process.stdout, process.stderr]) {
		stream.on("error", (error: NodeJS.ErrnoException) => {
			if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
		});
	}
	const interruption = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
		process.on(signal, () => interruption.abort());
	}
	try {
		const call = readCommandLine(line, process.argv.slice(2));
		if (call.help) process.stdout.write(formatHelp(line));
		else {
			keepCompiled();
			process.exitCode = await command(call, interruption.signal);
		}
	} catch (error) {
		const isInterrupted = interruption.signal.aborted;
		process.exitCode = isInterrupted ? tellInterruption(name, error) : explain(name, error);
	}
	// Needed after `--keep`: the connection that watches the engine would keep the process running.
	process.exit();
}

/**
 * Keeps what Node compiles from now on in the checkout's `.cache`, so that the next run starts in two
 * thirds of the time. Where the folder cannot be written, nothing is kept
 * (https://nodejs.org/api/module.html#module-compile-cache).
 */
function keepCompiled(): void {
	enableCompileCache(join(import.meta.dirname, "../../.cache/node"));
}

function tellInterruption(name: string, error: unknown): number {
	const { first, cleanUp } = splitError(error);
	const isFine = first instanceof Error && first.name === "AbortError";
	const failed = [...(isFine ? [] : [first]), ...cleanUp].map(messageOf);
	console.error(
		failed.length === 0
			? `${name}: interrupted; nothing was left behind.`
			: `${name}: interrupted; something may be left behind: ${failed.join("; ")}`,
	);
	return EXIT.interrupted;
}

function explain(name: string, thrown: unknown): number {
	const { first: error, cleanUp } = splitError(thrown);
	for (const leak of cleanUp) console.error(`${name}: ${messageOf(leak)}`);
	if (error instanceof UsageError) {
		console.error(`${name}: ${error.message}\nTry: npm run ${name} -- --help`);
		return EXIT.badInput;
	}
	if (error instanceof HostError) {
		console.error(`${name}: ${error.message}\n  → ${error.hint}`);
		return error.kind === "bad-engines" ? EXIT.badInput : EXIT.noDocker;
	}
	if (error instanceof Error && "code" in error && error.code === "EMFILE") {
		console.error(`${name}: ${error.message}\n  → Let it open more files at once: ulimit -n 4096`);
		return EXIT.failed;
	}
	throw error;
}
