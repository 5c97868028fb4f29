/**
 * What went wrong first, and what then went wrong in the clean-up: where both do, `await using` throws one error
 * that is of the clean-up and has the first one within.
 */
export function splitError(error: unknown): {
	readonly first: unknown;
	readonly cleanUp: readonly unknown[];
} {
	if (!(error instanceof SuppressedError)) return { first: error, cleanUp: [] };
	const { first, cleanUp } = splitError(error.suppressed);
	const own = splitError(error.error);
	return { first, cleanUp: [...cleanUp, own.first, ...own.cleanUp] };
}
