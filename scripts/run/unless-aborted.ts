/**
 * Waits for something, but no longer than until the run is to stop: it may be what waits for the end of all else.
 *
 * @throws The reason of the signal.
 */
export async function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
	const { promise: stopped, reject } = Promise.withResolvers<never>();
	const stop = () => reject(signal.reason);
	signal.addEventListener("abort", stop);
	if (signal.aborted) stop();
	try {
		return await Promise.race([stopped, promise]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}
