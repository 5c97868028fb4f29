import type { PostMortem } from "../engine/post-mortem.ts";
import type { Issue } from "../plan/issue.ts";
import { binarySize, LIMITS } from "../plan/limits.ts";

const HINTS: Readonly<Record<NonNullable<PostMortem["spent"]>, string>> = {
	memory: `The engine ran out of memory, and something in it was killed: it has ${binarySize(LIMITS.memory)}, for its images and files, too.`,
	processes: `The engine ran out of processes: it may have ${LIMITS.processes} at once, with those of its containers.`,
	disk: `The engine's disk is full: it has ${binarySize(LIMITS.disk)} for images and containers' files.`,
};

const ENDED: Readonly<Record<NonNullable<PostMortem["ended"]>, string>> = {
	within:
		"Nobody stopped it from outside: something that the page runs ended the engine's own daemon, or that failed. See what this snippet kills or restarts, and the log.",
	outside:
		"Somebody, or another program, stopped its container in the host's Docker. Run it again.",
};

/** Adds what the host knows of the engine to the first of a broken page's issues: the break itself. */
export function addCause(
	issues: readonly Issue[],
	{ spent, ended, log, machine }: PostMortem,
): Issue[] {
	const [first, ...rest] = issues;
	if (first === undefined) return [];
	const told = log.map((line) => `  │ ${line}`);
	const where = machine === undefined ? "" : `On the machine \`${machine}\`: `;
	const details = [
		first.details,
		...(told.length > 0 ? [`${where}The engine's log ends with:`] : []),
		...told,
	]
		.filter((part) => part !== undefined)
		.join("\n");
	const cause = spent === undefined ? ended && ENDED[ended] : HINTS[spent];
	const hint = cause === undefined ? first.hint : where + cause;
	return [
		{ ...first, ...(hint === undefined ? {} : { hint }), ...(details === "" ? {} : { details }) },
		...rest,
	];
}
