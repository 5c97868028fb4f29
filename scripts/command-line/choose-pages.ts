import type { PlannedPage } from "../plan/plan-pages.ts";
import { nearest } from "../text/nearest.ts";
import { UsageError } from "./usage-error.ts";

/** The name of a page that is named by its file, or so. */
export function pageName(name: string): string {
	return name.replace(/^(.*src\/content\/docs\/)?(.+?)(\.mdx?)?$/, "$2");
}

/**
 * The pages that a command line names; all of them where it names none.
 *
 * @param names `exercice-1`, or `src/content/docs/exercice-1.mdx`.
 * @throws {UsageError} where one is unknown.
 */
export function choosePages(
	pages: readonly PlannedPage[],
	names: readonly string[],
): readonly PlannedPage[] {
	if (names.length === 0) return pages;
	const wanted = names.map(pageName);
	const unknown = wanted.filter((name) => !pages.some((page) => page.name === name));
	if (unknown.length === 0) return pages.filter(({ name }) => wanted.includes(name));
	const known = pages.map((page) => page.name);
	const meant = nearest(unknown[0] ?? "", known);
	const hint = meant === undefined ? `There are: ${known.join(", ")}.` : `Did you mean ${meant}?`;
	throw new UsageError(`No page with snippets is named ${unknown.join(", ")}. ${hint}`);
}
