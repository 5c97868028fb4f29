import type { Recording } from "../recording/schema.ts";
import { architectureNames } from "./architecture-names.ts";
import type { Window } from "./read-date.ts";

/** What is known of a run, beside its screens. */
export interface RunFacts {
	readonly window: Window;
	/** How long its commands took in all, in milliseconds. */
	readonly duration: number;
	/** Whether it began with what another page had made, any time before. */
	readonly inherits: boolean;
	/** What the machine says of itself: `kernel`, `processors`, … What is printed of it varies with the machine. */
	readonly machine: ReadonlyMap<string, string>;
}

/** How long before its first snippet a run's engine may have been started, in milliseconds. */
const BEFORE = 5 * 60_000;
/** How long after its last one a program may still have written what is shown; clocks are rounded, too. */
const AFTER = 60_000;

/** What is known of the run that made a recording. */
export function runFacts({ after, recorded, duration, provenance }: Recording): RunFacts {
	const started = Date.parse(recorded);
	const { kernel, kernelVersion, architecture, processors, memory } = provenance;
	return {
		window: { from: started - BEFORE, to: started + duration + AFTER },
		duration,
		inherits: after !== undefined,
		machine: new Map(
			Object.entries({
				kernel,
				kernelVersion,
				...architectureNames(architecture),
				processors,
				memory,
			}).map(([name, value]) => [name, String(value)]),
		),
	};
}

/** How many times as long the slower of two runs took: its machine was busy, and what it prints of time is as much longer. */
export function pace(old: RunFacts, now: RunFacts): number {
	const [one, other] = [old.duration, now.duration];
	// A second is the time of no machine.
	return (Math.max(one, other) + 1000) / (Math.min(one, other) + 1000);
}
