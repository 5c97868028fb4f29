import { skeleton } from "./align-screens.ts";
import { textOf } from "./line-text.ts";
import type { ReadLine } from "./read-screen.ts";

/** What Compose has done as it ends: whether its own end is still printed is chance. */
const LAST = /^#\d+resolvingprovenance/;

/** A step of a build's log, `#9 [web 2/3] RUN …`: its lines, without their `#9`. */
type Step = readonly ReadLine[];

/**
 * Puts the log of a build, as `--progress=plain` and a pipe have it, into an order of its content. BuildKit numbers
 * the steps as they happen to begin, and turns from one to the other as they print, which it tells by `#9 ...`, a blank
 * line, and the step's name again. What stays is the order of a step's own lines, and that of a stage's steps.
 */
export function sortBuildLog(lines: readonly ReadLine[]): readonly ReadLine[] {
	const isOfStep = (line: ReadLine) => numberOf(line) !== undefined;
	const first = lines.findIndex(isOfStep);
	if (first === -1) return lines;
	const length = lines.slice(first).findIndex((line) => line.tokens.length > 0 && !isOfStep(line));
	const end = length === -1 ? lines.length : first + length;
	const own = lines.slice(first, end).filter(isOfStep);
	// Others number what they list, too.
	if (!own.some((line) => /^#\d+(?:\[|CACHED$|DONE\d)/.test(textOf(line)))) {
		return [...lines.slice(0, end), ...sortBuildLog(lines.slice(end))];
	}
	const steps = stepsOf(own);
	const sorted = steps.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), "en"));
	return [...lines.slice(0, first), ...sorted.flat(), ...sortBuildLog(lines.slice(end))];
}

/** The number of the step of which a line tells. */
function numberOf({ tokens: [hash, number, word] }: ReadLine): string | undefined {
	const isStep =
		hash?.text === "#" && hash.start === 0 && number?.kind === "number" && number.gap === "";
	return isStep && word !== undefined ? number.text : undefined;
}

function stepsOf(lines: readonly ReadLine[]): Step[] {
	const groups = Map.groupBy(lines, (line) => numberOf(line) ?? "");
	return [...groups].map(([number, own]) => {
		const [name] = own;
		const isTurn = (line: ReadLine) =>
			[`#${number}...`, name && textOf(name)].includes(textOf(line));
		if (name !== undefined && LAST.test(textOf(name))) return [withoutNumber(name)];
		const told = own.filter((line) => line === name || !isTurn(line));
		const lasts = new Map(told.map((line) => [workOf(line), line]));
		const lasting = told.filter((line) => {
			const work = workOf(line);
			return line === name || work === undefined || lasts.get(work) === line;
		});
		return lasting.map(withoutNumber);
	});
}

/** What a step is called: its stage, of which one step waits for the other, or else what it does. */
function nameOf([first]: Step): string {
	if (first === undefined) return "";
	const text = first.tokens.map((token) => token.gap + token.text).join("");
	const [, stage] = /^ ?\[(.*?) ?\d+\/\d+\]/.exec(text) ?? [];
	return stage === undefined ? skeleton(first) : `[${stage}`;
}

/** A line of a step without its `#9`, and without the time at which a command printed it. */
function withoutNumber(line: ReadLine): ReadLine {
	const tokens = line.tokens.slice(2);
	return { ...line, tokens: isPrinted(tokens) ? tokens.slice(1) : tokens };
}

/** Whether a line is what a step's command printed: the time stands before it. */
function isPrinted([time]: ReadLine["tokens"]): boolean {
	return time?.kind === "decimal";
}

/** What a line tells of that goes on: of `sending: 30B` and `sending: 2.1kB done`, the second stands for both. */
function workOf({ tokens }: ReadLine): string | undefined {
	const rest = tokens.slice(2);
	const end = rest.findIndex(
		({ kind, text }) => kind === "size" || kind === "duration" || text === "done",
	);
	return isPrinted(rest)
		? undefined
		: textOf({ tokens: rest.slice(0, end === -1 ? undefined : end) });
}
