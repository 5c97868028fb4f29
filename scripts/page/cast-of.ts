import { LIMITS } from "../plan/limits.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { Tape } from "../terminal/tape.ts";

/** What takes longer is worth to be seen again, in milliseconds. */
const LONG = 1000;

/** The cast of a snippet that asks for one, or that took long and is shown; none where readers would load too much. */
export function castOf({ options }: PlannedSnippet, tape: Tape): Buffer | undefined {
	// Of a command that is repeated, its page shows the last try only.
	if (options.retry !== undefined || tape.isFull) return undefined;
	if (options.replay !== true && (options.hidden === true || tape.took < LONG)) return undefined;
	const cast = Buffer.from(tape.toCast());
	return cast.length > LIMITS.cast ? undefined : cast;
}
