import { finished, PassThrough } from "node:stream";
import type Docker from "dockerode";
import { hidePasswords } from "../text/hide-passwords.ts";

/**
 * How long a server may take to listen, in milliseconds. One that fails ends before; one that is well needs a second, or
 * a minute beside twenty other jobs, or where each instruction is translated.
 */
const PATIENCE = 120_000;

/**
 * Waits until a container's log holds some text: the moment at which a server says that it listens.
 *
 * @param options.timeout In milliseconds; two minutes where absent.
 * @throws With the log's last lines, when the container stops or the time is up.
 */
export async function waitForLog(
	container: Docker.Container,
	text: string,
	options: { timeout?: number; signal?: AbortSignal | undefined } = {},
): Promise<void> {
	const log = await container.logs({ follow: true, stdout: true, stderr: true });
	const merged = new PassThrough();
	container.modem.demuxStream(log, merged, merged);
	// A log ends with its container. Where the host's Docker is killed, it closes without an end.
	finished(log, () => merged.end());
	const patience = options.timeout ?? PATIENCE;
	const timeout = AbortSignal.timeout(patience);
	const stop = (): void => void merged.destroy();
	timeout.addEventListener("abort", stop);
	options.signal?.addEventListener("abort", stop);
	let seen = "";
	try {
		for await (const chunk of merged) {
			seen += String(chunk);
			if (seen.includes(text)) return;
		}
	} catch (error) {
		// `stop` ends the stream with an error: what follows tells which signal it was.
		if (!merged.destroyed) throw error;
	} finally {
		timeout.removeEventListener("abort", stop);
		options.signal?.removeEventListener("abort", stop);
		if ("destroy" in log && typeof log.destroy === "function") log.destroy();
	}
	options.signal?.throwIfAborted();
	const why = timeout.aborted ? `nothing after ${patience / 1000} s` : "it stopped";
	// A program in Go that gives up prints its stack after its last words.
	const [words = ""] = seen.split(/^goroutine \d+ \[/m);
	const end = hidePasswords(words.trimEnd().split("\n").slice(-10).join("\n"));
	throw new Error(`${why}; its log ends with:\n${end}`);
}
