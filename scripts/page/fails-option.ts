import type { Failure } from "../plan/snippet-options.ts";

/** The option that declares failures, as an author writes it: `fails=3`, `fails="3,unhealthy"`. */
export function failsOption(fails: readonly Failure[]): string {
	return fails.length > 1 || typeof fails[0] === "string"
		? `fails="${fails.join(",")}"`
		: `fails=${fails[0]}`;
}
