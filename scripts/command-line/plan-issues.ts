import type { Issue } from "../plan/issue.ts";
import { chainOf } from "../plan/link-pages.ts";
import type { Plan } from "../plan/plan-pages.ts";
import { pageName } from "./choose-pages.ts";

/** What is wrong with the pages that are named, with their partials, and with the pages before them. */
export function planIssues({ pages, issues }: Plan, names: readonly string[]): readonly Issue[] {
	const wanted = names.map(pageName);
	const named = pages.filter(({ name }) => wanted.includes(name)).flatMap(chainOf);
	const files = new Set(named.flatMap(({ sources }) => [...sources.keys()]));
	return issues.filter(({ file }) => files.has(file) || wanted.includes(pageName(file)));
}
