import type { Hunk, StepDifference } from "../../scripts/comparison/differing-lines.ts";
import { plain } from "../../scripts/recording/plain.ts";

/** What a command shows differently, as a sentence tells it. */
export type ChangeKind = "build" | "progress" | "values" | "more" | "fewer" | "lines" | "exit";

/** The progress of a build: BuildKit's, and that of the builder before it. */
const BUILD = /^(\[\+\] Building | => |Step \d+\/\d+ |Sending build context)/;
/** What Compose tells of its containers, networks and volumes. */
const PROGRESS = /^(\[\+\] \w+ \d+\/\d+|\s[✔✘⠿]\s)/;
/** How lines begin that name what they tell: `API version:`. */
const LABEL = /^\s*[\w /-]+:/;

/** The kinds of what some commands show differently, each once, in the order in which they are met. */
export function changeKinds(steps: readonly StepDifference[]): ChangeKind[] {
	return [...new Set(steps.flatMap(kindsOf))];
}

function kindsOf({ hunks, exit }: StepDifference): ChangeKind[] {
	const kinds = hunks.flatMap(kindOf);
	// What a builder prints between its steps belongs to the build.
	const shown = kinds.includes("build") ? kinds.filter((kind) => !OUTPUT.includes(kind)) : kinds;
	return exit === undefined ? shown : [...shown, "exit"];
}

const OUTPUT: readonly ChangeKind[] = ["values", "more", "fewer", "lines"];

function kindOf({ before, after }: Hunk): ChangeKind[] {
	const [was, is] = [before.map(plain), after.map(plain)];
	const has = (pattern: RegExp) => [...was, ...is].some((line) => pattern.test(line));
	const progress: ChangeKind[] = [
		...(has(BUILD) ? (["build"] as const) : []),
		...(has(PROGRESS) ? (["progress"] as const) : []),
	];
	if (progress.length > 0) return progress;
	const [labels, others] = [was, is].map((lines) => lines.map((line) => LABEL.exec(line)?.[0]));
	const areNamed = labels?.every((label) => label !== undefined) && was.length > 0;
	if (areNamed && labels?.join() === others?.join()) return ["values"];
	if (was.length === 0) return ["more"];
	return [is.length === 0 ? "fewer" : "lines"];
}
