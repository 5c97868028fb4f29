import type { Selected } from "../recording/select-pages.ts";

/** For a page of which nothing tells how long it takes, in milliseconds. */
const UNKNOWN_DURATION = 20_000;

/**
 * Pages by how long they are to take, the longest first and equals in their order: started so, none of
 * them keeps the rest waiting at the end.
 */
export function longestFirst(selected: readonly Selected[]): Selected[] {
	return [...selected].sort((a, b) => durationOf(b) - durationOf(a));
}

/** How long a page is to take, in milliseconds. */
export function durationOf({ expected }: Selected): number {
	return expected ?? UNKNOWN_DURATION;
}
