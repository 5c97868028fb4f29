import type { Hunk, StepDifference } from "../../scripts/comparison/differing-lines.ts";
import { plain } from "../../scripts/recording/plain.ts";

/** Differences of which those are left out that stand above already. */
export interface FreshSteps {
	readonly steps: readonly StepDifference[];
	/** Whether some are left out. */
	readonly isToldAbove: boolean;
}

/**
 * Tells each difference once: several exercises build the same image, and a reader is to learn what builds show
 * otherwise, not how often.
 *
 * @returns What is to be told of a terminal; to be asked in the order of the page.
 */
export function toldOnce(): (steps: readonly StepDifference[]) => FreshSteps {
	const told = new Set<string>();
	return (steps) => {
		const linesOf = ({ before, after }: Hunk) => [
			...before.map((line) => `- ${meaning(line)}`),
			...after.map((line) => `+ ${meaning(line)}`),
		];
		const isNew = (hunk: Hunk) => linesOf(hunk).some((line) => !told.has(line));
		const fresh = steps
			.map((step) => ({ ...step, hunks: step.hunks.filter(isNew) }))
			.filter(({ hunks, exit }) => hunks.length > 0 || exit !== undefined);
		for (const line of steps.flatMap(({ hunks }) => hunks).flatMap(linesOf)) told.add(line);
		const count = (all: readonly StepDifference[]) => all.flatMap(({ hunks }) => hunks).length;
		return { steps: fresh, isToldAbove: count(fresh) < count(steps) };
	};
}

/** A line without what a second build shows otherwise: durations, IDs, and that a step was cached. */
function meaning(line: string): string {
	return plain(line)
		.replace(/\b(?=[a-f]*\d)[0-9a-f]{12,}\b/g, "ID")
		.replace(/\d+(\.\d+)*/g, "0")
		.replace(/\bCACHED /, "")
		.replace(/\s+/g, " ");
}
