import type { Selected } from "../recording/select-pages.ts";

/** What to expect of a page that was never recorded, in milliseconds. */
const UNKNOWN_DURATION = 20_000;

/**
 * Pages by how long they are expected to take, the longest first; equals stay in their order. So no long page
 * begins when all others are done.
 */
export function longestFirst(selected: readonly Selected[]): Selected[] {
	return [...selected].sort((a, b) => durationOf(b) - durationOf(a));
}

/** How long a page is to take, in milliseconds. */
export function durationOf({ expected }: Selected): number {
	return expected ?? UNKNOWN_DURATION;
}
