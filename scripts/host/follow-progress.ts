import type Docker from "dockerode";
import { hidePasswords } from "../text/hide-passwords.ts";

/** One event of a pull, a push or a build. */
interface ProgressEvent {
	readonly stream?: string;
	readonly status?: string;
	readonly error?: string;
}

/**
 * Follows a pull, a push or a build to its end.
 *
 * @throws The error that the engine reports in the stream; the request itself succeeds all the same.
 */
export async function followProgress(host: Docker, stream: NodeJS.ReadableStream): Promise<void> {
	const tail: string[] = [];
	await new Promise<void>((resolve, reject) => {
		let failure: string | undefined;
		host.modem.followProgress(
			stream,
			(error: Error | null) => {
				if (failure === undefined && !error) return resolve();
				const told = [failure ?? error?.message, ...tail].join("\n");
				reject(new Error(hidePasswords(told), { cause: error }));
			},
			(event: ProgressEvent) => {
				if (event.error !== undefined) failure = event.error;
				const line = event.stream?.trim();
				if (line) tail.push(line);
				if (tail.length > 15) tail.shift();
			},
		);
	});
}
