import { atMostUntil } from "./at-most-until.ts";
import type { Terminal } from "./terminal.ts";

/** How long a terminal is silent before each look, in milliseconds. */
const PACE = 20;
/** After how many looks that find the engine at work it counts as calm: another container may never rest. */
const RESTLESS = 200;

/**
 * Tells whether a terminal has shown all that it will for now: it stays silent for a number of looks that find
 * everything in its engine asleep. One look is not enough, since a program may sleep for a while and then go
 * on by itself. Looks are counted, not time, since a busy machine needs more of it.
 *
 * @param looks How many; 50 of them take at least a second.
 * @param deadline `performance.now()` at which to be content with what was seen.
 * @param restless After how many that find something at work to be content, too.
 * @returns `false` as soon as something is shown, or the shell ends.
 */
export async function isCalm(
	terminal: Terminal,
	looks: number,
	deadline: number,
	restless = RESTLESS,
): Promise<boolean> {
	let [idle, busy] = [0, 0];
	while (idle < looks && busy < restless && performance.now() < deadline) {
		if ((await terminal.change(PACE)) || terminal.state === "ended") return false;
		if (await atMostUntil(deadline, terminal.isIdle())) idle += 1;
		else busy += 1;
		if (terminal.hasChanged) return false;
	}
	return true;
}
