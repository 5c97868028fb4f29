import { plain } from "../recording/plain.ts";
import { isEarlyClient } from "../text/early-client.ts";

/** What PostgreSQL tells of a client when it stops, and tells of one that is ended at any other time, too. */
const LEFT =
	/ (?:FATAL: {2}terminating connection due to administrator command|LOG: {2}could not send data to client: Broken pipe)$/;

/**
 * Numbers of the lines in which PostgreSQL tells of clients that a faster or slower machine would have had at another
 * moment: one that came before it was ready; one that, while it stops, was not gone yet. It stops once its data are
 * made, and on a busy machine its own client is slower.
 */
export function untimelyClients(lines: readonly string[]): Set<number> {
	let isStopping = false;
	const untimely = new Set<number>();
	for (const [number, line] of lines.entries()) {
		const text = plain(line);
		if (/ received (?:smart|fast) shutdown request$/.test(text)) isStopping = true;
		if (/ database system is shut down$/.test(text)) isStopping = false;
		if (isEarlyClient(text) || (isStopping && LEFT.test(text))) untimely.add(number);
	}
	return untimely;
}
