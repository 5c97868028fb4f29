import type { Selected } from "./select-pages.ts";

/** For a page that was never recorded, in milliseconds. */
const UNKNOWN_DURATION = 20_000;

/**
 * Pages by how long they last took, the longest first and equals in their order: started so, none of
 * them keeps the rest waiting at the end.
 */
export function longestFirst(selected: readonly Selected[]): Selected[] {
	return [...selected].sort((a, b) => lastDuration(b) - lastDuration(a));
}

/** How long a page took when it was recorded, in milliseconds. */
export function lastDuration({ before }: Selected): number {
	return before?.duration ?? UNKNOWN_DURATION;
}
