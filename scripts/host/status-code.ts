/** The HTTP status of an error of the Docker API; undefined for any other error. */
export function statusCode(error: unknown): number | undefined {
	if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number") {
		return error.statusCode;
	}
	return undefined;
}

/**
 * Waits for a removal; what is already gone, or on its way, counts as removed. What the host's engine
 * cannot be asked to remove, since it is gone itself, is left to the next run's sweep.
 */
export async function removed(removal: Promise<unknown>): Promise<void> {
	try {
		await removal;
	} catch (error) {
		const status = statusCode(error);
		if (status !== 404 && status !== 409 && !isCutOff(error)) throw error;
	}
}

/** Whether a request failed for want of a connection: an error of the system, not of the API. */
function isCutOff(error: unknown): boolean {
	return error instanceof Error && "code" in error && statusCode(error) === undefined;
}
