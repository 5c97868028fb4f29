import { plain } from "../recording/plain.ts";

/** What PostgreSQL tells of a client when it stops, and tells of one that is ended at any other time, too. */
const LEFT =
	/ (?:FATAL: {2}terminating connection due to administrator command|LOG: {2}could not send data to client: Broken pipe)$/;

/**
 * Numbers of the lines in which PostgreSQL, while it stops, tells of a client that was not gone yet. It stops once its
 * data are made, and on a busy machine its own client is slower.
 */
export function leftClients(lines: readonly string[]): Set<number> {
	let isStopping = false;
	const left = new Set<number>();
	for (const [number, line] of lines.entries()) {
		const text = plain(line);
		if (/ received (?:smart|fast) shutdown request$/.test(text)) isStopping = true;
		if (/ database system is shut down$/.test(text)) isStopping = false;
		if (isStopping && LEFT.test(text)) left.add(number);
	}
	return left;
}
