/**
 * Does some work for each item, a few at once.
 *
 * @returns The results in the order of the items.
 */
export async function inTurns<T, R>(
	jobs: number,
	items: readonly T[],
	work: (item: T) => Promise<R>,
): Promise<R[]> {
	const results = new Map<number, R>();
	const waiting = items.entries();
	const turn = async () => {
		for (const [index, item] of waiting) results.set(index, await work(item));
	};
	await Promise.all(Array.from({ length: jobs }, turn));
	return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
