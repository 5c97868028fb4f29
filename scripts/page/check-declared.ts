import type { Issue } from "../plan/issue.ts";
import type { PlannedSnippet } from "../plan/read-entries.ts";
import type { Declared } from "./judge-containers.ts";

/** Finds failures that fences declare, and that did not happen: there the lesson lies. */
export function checkDeclared(
	snippets: readonly PlannedSnippet[],
	declared: readonly Declared[],
): Issue[] {
	return snippets.flatMap(({ id, location, options }) => {
		const met = declared.flatMap((one) => (one.snippet.id === id ? [one.failure] : []));
		const missing = (options.fails ?? []).filter((failure) => !met.includes(failure));
		if (missing.length === 0) return [];
		const other = declared.find(({ failure }) => missing.includes(failure));
		return [
			{
				...location,
				message: `Nothing that \`${id}\` runs failed as it declares: ${missing.join(", ")}.`,
				hint:
					other === undefined
						? "Drop that from the option `fails` if all is meant to go well now."
						: `It happened to what \`${other.snippet.id}\` started, which declares it: drop it here.`,
			},
		];
	});
}
