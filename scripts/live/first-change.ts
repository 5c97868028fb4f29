import type { PlannedPage } from "../plan/plan-pages.ts";

/**
 * The first snippet in which two states of a page differ, by its number from 0: where its author works. It is the
 * page's first where they differ in something else, such as a file of its workspace.
 */
export function firstChange(before: PlannedPage | undefined, after: PlannedPage): number {
	if (before === undefined) return 0;
	const [was, is] = [before, after].map(({ snippets }) =>
		snippets.map(({ id, language, code, options }) =>
			JSON.stringify([id, language, code, options], (_, value: unknown) =>
				value instanceof RegExp ? value.source : value,
			),
		),
	);
	const length = Math.max(was?.length ?? 0, is?.length ?? 0);
	const index = Array.from({ length }, (_, index) => index).find(
		(index) => was?.[index] !== is?.[index],
	);
	return Math.min(index ?? 0, Math.max(after.snippets.length - 1, 0));
}
