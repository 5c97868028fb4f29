import type { PostMortem } from "../engine/post-mortem.ts";
import type { Issue } from "../plan/issue.ts";
import { binarySize, LIMITS } from "../plan/limits.ts";

const HINTS: Readonly<Record<NonNullable<PostMortem["spent"]>, string>> = {
	memory: `The engine ran out of memory, and something in it was killed: it has ${binarySize(LIMITS.memory)}, for its images and files, too.`,
	processes: `The engine ran out of processes: it may have ${LIMITS.processes} at once, with those of its containers.`,
	disk: `The engine's disk is full: it has ${binarySize(LIMITS.disk)} for images and containers' files.`,
};

/** Adds what the host knows of the engine to the first of a broken page's issues: the break itself. */
export function addCause(issues: readonly Issue[], { spent, log, machine }: PostMortem): Issue[] {
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
	const hint = spent === undefined ? first.hint : where + HINTS[spent];
	return [
		{ ...first, ...(hint === undefined ? {} : { hint }), ...(details === "" ? {} : { details }) },
		...rest,
	];
}
