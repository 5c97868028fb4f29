/**
 * Calls a function for all items, and keeps no more than a few calls under way: a thousand at once
 * would all hold their files and memory.
 *
 * @returns The results in the order of the items.
 */
export async function mapLimited<Item, Result>(
	items: readonly Item[],
	call: (item: Item) => Promise<Result>,
	limit = 8,
): Promise<Result[]> {
	const results: Result[] = [];
	const entries = items.entries();
	const work = async () => {
		for (const [index, item] of entries) results[index] = await call(item);
	};
	await Promise.all(Array.from({ length: limit }, work));
	return results;
}
