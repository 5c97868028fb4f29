/** The HTTP status of an error of the Docker API; undefined for any other error. */
export function statusCode(error: unknown): number | undefined {
	if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number") {
		return error.statusCode;
	}
	return undefined;
}

/** Waits for a removal; what is already gone, or on its way, counts as removed. */
export async function removed(removal: Promise<unknown>): Promise<void> {
	try {
		await removal;
	} catch (error) {
		const status = statusCode(error);
		if (status !== 404 && status !== 409) throw error;
	}
}
