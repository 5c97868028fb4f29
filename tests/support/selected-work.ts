import type { Selected } from "../../scripts/record/select-pages.ts";

/** Pages of which only the last duration counts, in milliseconds; none for a page that is new. */
export function work(durations: readonly (number | undefined)[]): Selected[] {
	return durations.map(
		(duration) => ({ before: duration === undefined ? undefined : { duration } }) as Selected,
	);
}
