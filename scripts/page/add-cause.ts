import type { PostMortem } from "../engine/post-mortem.ts";
import type { Issue } from "../plan/issue.ts";

/** Adds what the host knows of the engine to the first of a broken page's issues: the break itself. */
export function addCause(issues: readonly Issue[], { exhausted, log }: PostMortem): Issue[] {
	const [first, ...rest] = issues;
	if (first === undefined) return [];
	const told = log.map((line) => `  │ ${line}`);
	const details = [
		first.details,
		...(told.length > 0 ? ["The engine's log ends with:"] : []),
		...told,
	]
		.filter((part) => part !== undefined)
		.join("\n");
	const gibibytes = (exhausted ?? 0) / 1024 ** 3;
	const hint =
		exhausted === undefined
			? first.hint
			: `The engine ran out of memory, and something in it was killed: it has ${gibibytes} GiB, for its images and files, too.`;
	return [
		{ ...first, ...(hint === undefined ? {} : { hint }), ...(details === "" ? {} : { details }) },
		...rest,
	];
}
