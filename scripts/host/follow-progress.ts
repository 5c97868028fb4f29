import type Docker from "dockerode";
import { hidePasswords } from "../text/hide-passwords.ts";

/** One event of a pull, a push or a build. */
interface ProgressEvent {
	readonly stream?: string;
	readonly status?: string;
	readonly error?: string;
}

/** How many of a build's last lines are told beside its error. */
const LINES = 15;

/**
 * Follows a pull, a push or a build to its end.
 *
 * @throws The error that the engine reports in the stream; the request itself succeeds all the same.
 */
export async function followProgress(host: Docker, stream: NodeJS.ReadableStream): Promise<void> {
	// A piece of a build's output is what a program wrote at once, which may be half a line.
	let output = "";
	await new Promise<void>((resolve, reject) => {
		let failure: string | undefined;
		host.modem.followProgress(
			stream,
			(error: Error | null) => {
				if (failure === undefined && !error) return resolve();
				const tail = output.split("\n").map((line) => line.trim());
				const told = [failure ?? error?.message, ...tail.filter(Boolean).slice(-LINES)].join("\n");
				reject(new Error(hidePasswords(told), { cause: error }));
			},
			(event: ProgressEvent) => {
				if (event.error !== undefined) failure = event.error;
				output = (output + (event.stream ?? ""))
					.split(/(?<=\n)/)
					.slice(-2 * LINES)
					.join("");
			},
		);
	});
}
