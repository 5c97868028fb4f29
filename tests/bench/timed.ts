/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

/** Measures some work several times, one after the other. */
export async function repeated(count: number, work: () => Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	for (let round = 0; round < count; round++) times.push(await timed(work));
	return times;
}
