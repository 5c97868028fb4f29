import type { Difference } from "../comparison/compare-recordings.ts";
import { formatDifference } from "../comparison/format-difference.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { stepLocation } from "./step-location.ts";

/** An address that Docker may have given. */
const OWN_ADDRESS = /\b(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d+){2,3}\b/;

/** What two runs of a page showed otherwise and no two runs may: which of them is right, its author knows. */
export function unstableIssues(page: PlannedPage, unstable: readonly Difference[]): Issue[] {
	return unstable.map((difference) => ({
		...stepLocation(page, difference),
		message: `Two runs of \`${difference.snippet}\` showed different things.`,
		hint: OWN_ADDRESS.test(difference.input)
			? "Docker gives other addresses each time: paste the one that a screen shows, as in ${id:/inet (\\S+)/}."
			: 'Wait for what makes it certain (retry="10s", until=/…/), or name what may differ: varies=/…/.',
		details: formatDifference(difference),
	}));
}
