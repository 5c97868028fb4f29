import type { Recording, SnippetRecording, Step } from "../recording/schema.ts";
import { maskScreen } from "./masks.ts";
import { withPictureStep } from "./picture-step.ts";

/** A difference in meaning between two recordings of one snippet. */
export interface Difference {
	/** Id of the snippet. */
	readonly snippet: string;
	/** Its step's number, 0-based; a picture comes after the steps. */
	readonly step: number;
	/** What was typed; a picture's address. */
	readonly input: string;
	/**
	 * Masked lines, ready to be diffed: the screen, then the exit status where it is not 0; before
	 * them, where the two sides differ in it, what was entered. Nothing where there is no such step.
	 */
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/**
 * Compares two recordings of a page by meaning: exit statuses, masked screens, and the masked text of
 * pictures, whose looks `settlePictures` compares.
 *
 * @returns Nothing where a reader would see the same.
 */
export function compareRecordings(before: Recording, after: Recording): Difference[] {
	const former = before.snippets.map(withPictureStep);
	const current = after.snippets.map(withPictureStep);
	const old = new Map(former.map((snippet) => [snippet.id, snippet]));
	const differences = current.flatMap((snippet) => compareSnippets(old.get(snippet.id), snippet));
	const kept = new Set(current.map((snippet) => snippet.id));
	const removed = former.filter((snippet) => !kept.has(snippet.id));
	return [
		...differences,
		...removed.flatMap((snippet) => compareSnippets(snippet, { ...snippet, steps: [] })),
	];
}

/** Whether the same references gave images of another kind: a stand-in is not the official image. */
export function haveSameImages(before: Recording, after: Recording): boolean {
	const kinds = ({ provenance }: Recording) =>
		[
			provenance.kind,
			...provenance.images.map(({ reference, kind }) => `${reference} ${kind}`).sort(),
		].join("\n");
	return kinds(before) === kinds(after);
}

/** Compares the steps of two runs of one snippet. */
export function compareSnippets(
	before: SnippetRecording | undefined,
	after: SnippetRecording,
): Difference[] {
	if (before?.skipped !== undefined || after.skipped !== undefined) {
		if (before?.skipped === after.skipped) return [];
		const input = after.steps[0]?.input ?? before?.steps[0]?.input ?? "";
		const sides = { before: presence(before), after: presence(after) };
		return [{ snippet: after.id, step: 0, input, ...sides }];
	}
	const length = Math.max(before?.steps.length ?? 0, after.steps.length);
	return Array.from({ length }, (_, step) => {
		const entered = [enteredAt(before, step), enteredAt(after, step)];
		const isSame = entered[0] === entered[1];
		const side = (snippet: SnippetRecording | undefined, at: string | undefined) => [
			...(isSame || at === undefined ? [] : [at]),
			...meaning(snippet?.steps[step]),
		];
		return {
			snippet: after.id,
			step,
			input: (after.steps[step] ?? before?.steps[step])?.input ?? "",
			before: side(before, entered[0]),
			after: side(after, entered[1]),
		};
	}).filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

/** Where and what a step enters; nothing where there is no such step. */
function enteredAt(snippet: SnippetRecording | undefined, index: number): string | undefined {
	const step = snippet?.steps[index];
	return snippet && step && `(${snippet.terminal}) ${step.prompt}${step.input}`;
}

/** Whether a snippet was run at all. */
function presence(snippet: SnippetRecording | undefined): string[] {
	if (snippet === undefined) return [];
	return [snippet.skipped === undefined ? "(run)" : `(not run: needs Docker ${snippet.skipped})`];
}

function meaning(step: Step | undefined): string[] {
	if (step === undefined) return [];
	const status = step.exit === undefined ? "(left running)" : `(exit status ${step.exit})`;
	return [...maskScreen(step.screen), ...(step.exit === 0 ? [] : [status])];
}
