/**
 * Waits for an answer, but no longer than there is time: a terminal that is held by ^S gives none.
 *
 * @param deadline `performance.now()` at which time is up.
 * @returns The answer, or none.
 */
export async function atMostUntil<T>(deadline: number, answer: Promise<T>): Promise<T | undefined> {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	const timer = setTimeout(resolve, Math.max(0, deadline - performance.now()));
	try {
		return await Promise.race([answer, promise]);
	} finally {
		clearTimeout(timer);
	}
}
