import pLimit from "p-limit";

/** Waits for places for some more engines, one by default; each of what it gives frees one. */
export type Places = (count?: number) => Promise<(() => void)[]>;

/**
 * Sees that there are no more engines at once than the machine has memory for: one that is being removed, which
 * nobody waits for, has its place until it is gone. Who needs more than there are gets all.
 */
export function places(engines: number): Places {
	const limit = pLimit(engines);
	const takeOne = () =>
		new Promise<() => void>((taken) => {
			void limit(() => new Promise<void>((free) => taken(free)));
		});
	// In turn: two pages that each lacked some, and had the others, would wait for each other.
	const inTurn = pLimit(1);
	return (count = 1) =>
		inTurn(() => Promise.all(Array.from({ length: Math.min(count, engines) }, takeOne)));
}
