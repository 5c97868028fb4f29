import { HostError } from "../host/host-error.ts";
import { EXIT } from "./exit.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs a command of the project as this process: interrupts it on Ctrl-C, tells expected failures in
 * words, and exits with its code. Anything unexpected is a defect, and its trace is shown.
 *
 * @param name As `npm run` knows it.
 * @param command Takes the arguments, and a signal that aborts when the command is to stop; returns
 *   the exit code.
 */
export async function runCommand(
	name: string,
	command: (argv: readonly string[], signal: AbortSignal) => Promise<number>,
): Promise<never> {
	// Whoever reads may stop before the end (`| head`): the work goes on, its words are lost.
	for (const stream of [process.stdout, process.stderr]) {
		stream.on("error", (error: NodeJS.ErrnoException) => {
			if (error.code !== "EPIPE") throw error;
		});
	}
	const interruption = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
		process.on(signal, () => interruption.abort());
	}
	try {
		process.exitCode = await command(process.argv.slice(2), interruption.signal);
	} catch (error) {
		if (interruption.signal.aborted) {
			console.error(`${name}: interrupted; nothing was left behind.`);
			process.exitCode = EXIT.interrupted;
		} else process.exitCode = explain(name, error);
	}
	// An engine that was kept is still watched, which would keep this process, too.
	process.exit();
}

function explain(name: string, error: unknown): number {
	if (error instanceof UsageError) {
		console.error(`${name}: ${error.message}\nTry: npm run ${name} -- --help`);
		return EXIT.badInput;
	}
	if (error instanceof HostError) {
		console.error(`${name}: ${error.message}\n  → ${error.hint}`);
		return error.kind === "bad-engines" ? EXIT.badInput : EXIT.noDocker;
	}
	throw error;
}
