import type { Recording, Step } from "../recording/schema.ts";
import { compareAllSteps } from "./compare-recordings.ts";
import type { ComparedLines } from "./compare-screens.ts";
import { withPictureStep } from "./picture-step.ts";

/** Lines of two screens that stand at the same place and differ in meaning. */
export interface Hunk {
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** What one command shows differently. */
export interface StepDifference {
	/** What was typed; a picture's address. */
	readonly input: string;
	/** As printed, colours included. */
	readonly hunks: readonly Hunk[];
	/** Exit statuses, where they differ; `undefined` for a program left running. */
	readonly exit?: { readonly before: number | undefined; readonly after: number | undefined };
}

/**
 * What two recordings of a page show differently, by meaning, in the very lines that were printed.
 *
 * @returns For each snippet that has one, by its id, a difference for each command, and for the picture.
 */
export function differingLines(
	before: Recording,
	after: Recording,
): ReadonlyMap<string, readonly StepDifference[]> {
	const differences = new Map<string, StepDifference[]>();
	for (const { snippet, step, screens, difference } of compareAllSteps(before, after)) {
		if (difference === undefined) continue;
		const [was, is] = [before, after].map((recording) => stepOf(recording, snippet, step));
		const own = differences.get(snippet) ?? [];
		differences.set(snippet, [...own, stepDifference(was, is, screens?.lines)]);
	}
	return differences;
}

function stepOf({ snippets }: Recording, id: string, step: number): Step | undefined {
	const snippet = snippets.find((one) => one.id === id);
	return snippet && withPictureStep(snippet).steps[step];
}

function stepDifference(
	before: Step | undefined,
	after: Step | undefined,
	lines: readonly ComparedLines[] | undefined,
): StepDifference {
	const input = after?.input ?? before?.input ?? "";
	const all = { before: before?.screen ?? [], after: after?.screen ?? [] };
	const whole = all.before.length + all.after.length > 0 ? [all] : [];
	const hunks = lines === undefined ? whole : hunksOf(lines, all.before, all.after);
	if (before?.exit === after?.exit) return { input, hunks };
	return { input, hunks, exit: { before: before?.exit, after: after?.exit } };
}

function hunksOf(
	lines: readonly ComparedLines[],
	before: readonly string[],
	after: readonly string[],
): Hunk[] {
	const hunks: LineNumbers[] = [];
	let open: LineNumbers | undefined;
	for (const { before: was, after: is, isSame } of lines) {
		if (isSame) {
			open = undefined;
			continue;
		}
		if (open === undefined) {
			open = { before: [], after: [] };
			hunks.push(open);
		}
		if (was !== undefined) open.before.push(was.number);
		if (is !== undefined) open.after.push(is.number);
	}
	const texts = (numbers: readonly number[], screen: readonly string[]) =>
		numbers.toSorted((one, other) => one - other).map((number) => screen[number] ?? "");
	return inOrder(hunks).map((hunk) => ({
		before: texts(hunk.before, before),
		after: texts(hunk.after, after),
	}));
}

/** A hunk's lines by their numbers on the two screens. */
interface LineNumbers {
	readonly before: number[];
	readonly after: number[];
}

/** Joins hunks whose lines would stand in another order than on the screen: lines of parallel work that changed places. */
function inOrder(hunks: readonly LineNumbers[]): LineNumbers[] {
	const ordered: LineNumbers[] = [];
	for (const hunk of hunks) {
		let { before, after } = hunk;
		for (let last = ordered.at(-1); last !== undefined; last = ordered.at(-1)) {
			const areBehind =
				Math.max(...last.before) < Math.min(...before) &&
				Math.max(...last.after) < Math.min(...after);
			if (areBehind) break;
			ordered.pop();
			[before, after] = [
				[...last.before, ...before],
				[...last.after, ...after],
			];
		}
		ordered.push({ before, after });
	}
	return ordered;
}
