import { atMostUntil } from "./at-most-until.ts";
import type { Terminal } from "./terminal.ts";

/** How long a terminal is silent before each look, in milliseconds. */
const PACE = 20;
/** Looks that may find the engine at work; then what works is believed to be another container, which never rests. */
const RESTLESS = 200;

/**
 * Tells whether a terminal has shown all that it will for now: it stays silent for so many looks that find
 * everything in its engine asleep. What sleeps for a while, and goes on by itself, only silence tells from
 * what has ended: so looks are counted and not the time, of which a busy machine needs more.
 *
 * @param looks How many: 50 take a second at least.
 * @param deadline `performance.now()` at which what there is has to do.
 * @returns `false` as soon as something is shown, or the shell ends.
 */
export async function isCalm(
	terminal: Terminal,
	looks: number,
	deadline: number,
): Promise<boolean> {
	let [idle, busy] = [0, 0];
	while (idle < looks && busy < RESTLESS && performance.now() < deadline) {
		if ((await terminal.change(PACE)) || terminal.state === "ended") return false;
		if (await atMostUntil(deadline, terminal.isIdle())) idle += 1;
		else busy += 1;
		if (terminal.hasChanged) return false;
	}
	return true;
}
