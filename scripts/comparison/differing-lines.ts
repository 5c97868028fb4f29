import { diffArrays } from "diff";
import type { SnippetRecording, Step } from "../recording/schema.ts";
import { type MaskedLine, maskLines } from "./masks.ts";
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
 * What two recordings of one snippet show differently, by meaning, in the very lines that were
 * printed.
 *
 * @returns A difference for each command, and for the picture, that has one.
 */
export function differingLines(
	before: SnippetRecording,
	after: SnippetRecording,
): StepDifference[] {
	const [old, now] = [withPictureStep(before).steps, withPictureStep(after).steps];
	const length = Math.max(old.length, now.length);
	return Array.from({ length }, (_, index) => stepDifference(old[index], now[index])).filter(
		({ hunks, exit }) => hunks.length > 0 || exit !== undefined,
	);
}

function stepDifference(before: Step | undefined, after: Step | undefined): StepDifference {
	const input = after?.input ?? before?.input ?? "";
	const hunks = hunksOf(maskLines(before?.screen ?? []), maskLines(after?.screen ?? []));
	if (before?.exit === after?.exit) return { input, hunks };
	return { input, hunks, exit: { before: before?.exit, after: after?.exit } };
}

function hunksOf(before: MaskedLine[], after: MaskedLine[]): Hunk[] {
	const hunks: { before: string[]; after: string[] }[] = [];
	let open: { before: string[]; after: string[] } | undefined;
	const comparator = (one: MaskedLine, other: MaskedLine) => one.masked === other.masked;
	for (const { value, added, removed } of diffArrays(before, after, { comparator })) {
		if (!added && !removed) {
			open = undefined;
			continue;
		}
		if (open === undefined) {
			open = { before: [], after: [] };
			hunks.push(open);
		}
		open[added ? "after" : "before"].push(...value.map(({ line }) => line));
	}
	return hunks;
}
