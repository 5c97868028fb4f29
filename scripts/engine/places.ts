import pLimit from "p-limit";

/** Waits for a place for one more engine; what it gives frees that place. */
export type Places = () => Promise<() => void>;

/**
 * Sees that there are no more engines at once than the machine has memory for: one that is being removed, which
 * nobody waits for, has its place until it is gone.
 */
export function places(engines: number): Places {
	const limit = pLimit(engines);
	return () =>
		new Promise((taken) => {
			void limit(() => new Promise<void>((free) => taken(free)));
		});
}
