import type { Recording } from "../recording/schema.ts";
import { architectureNames } from "./architecture-names.ts";
import type { RunFacts } from "./judge-token.ts";

/** How long before its first snippet a run's engine may have been started, in milliseconds. */
const BEFORE = 5 * 60_000;
/** How long after its last one a program may still have written what is shown; clocks are rounded, too. */
const AFTER = 60_000;

/** What is known of the run that made a recording. */
export function runFacts({ recorded, duration, provenance }: Recording): RunFacts {
	const started = Date.parse(recorded);
	const { kernel, kernelVersion, architecture, processors, memory } = provenance;
	return {
		window: { from: started - BEFORE, to: started + duration + AFTER },
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
