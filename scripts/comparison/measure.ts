import type { Recording, SnippetRecording } from "../recording/schema.ts";
import { sealed } from "../recording/seal-recording.ts";
import { compareAllSteps, type Difference, type StepComparison } from "./compare-recordings.ts";
import { withLater } from "./volatility.ts";

/** What two runs of a page show together. */
export interface Measured {
	/** The first, with what varies between the two. */
	readonly recording: Recording;
	/** What no two runs of a lesson may differ in: words, lines, statuses, small counts. */
	readonly unstable: readonly Difference[];
}

/**
 * Learns what varies in a page from two runs of it, in two engines that differ in what must not matter.
 *
 * @param first What readers are to see; what it is known to vary in already stays known.
 */
export function measure(first: Recording, second: Recording): Measured {
	const steps = compareAllSteps(first, second, { learn: true });
	return {
		recording: withLearnt(first, steps),
		unstable: steps.flatMap(({ difference }) => difference ?? []),
	};
}

/**
 * A recording with what a later one, which means the same, is known to vary in besides: then it is known of
 * it, too, and what readers see stays.
 */
export function adopt(recording: Recording, later: Recording): Recording {
	return withLearnt(recording, compareAllSteps(recording, later));
}

/** A recording with what its steps were seen to vary in. */
function withLearnt(recording: Recording, steps: readonly StepComparison[]): Recording {
	const learnt = new Map(
		steps.map(({ snippet, step, screens }) => [`${snippet} ${step}`, screens]),
	);
	const snippets = recording.snippets.map((snippet): SnippetRecording => {
		const taught = snippet.steps.map((step, index) => {
			const { varying = [], free = [] } = learnt.get(`${snippet.id} ${index}`) ?? {};
			const varies = withLater(step.varies ?? [], varying);
			const spans = [...(step.free ?? []), ...free];
			return {
				...step,
				...(varies.length > 0 && { varies }),
				...(spans.length > 0 && { free: spans }),
			};
		});
		const pictured = learnt.get(`${snippet.id} ${snippet.steps.length}`)?.varying ?? [];
		if (snippet.picture === undefined || pictured.length === 0)
			return { ...snippet, steps: taught };
		const varies = withLater(snippet.picture.varies ?? [], pictured);
		return { ...snippet, steps: taught, picture: { ...snippet.picture, varies } };
	});
	return sealed({ ...recording, snippets });
}
