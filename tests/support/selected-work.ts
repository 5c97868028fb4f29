import type { Selected } from "../../scripts/recording/select-pages.ts";

/** Pages of which only the duration to expect counts, in milliseconds; none for a page that is new. */
export function work(durations: readonly (number | undefined)[]): Selected[] {
	return durations.map(
		(expected, number) =>
			({ expected, engine: { version: "28.5" }, page: { name: `page-${number}` } }) as Selected,
	);
}
