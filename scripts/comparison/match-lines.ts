import type { LinePair } from "./align-screens.ts";
import type { Identities } from "./identities.ts";
import type { Judge } from "./judge-line.ts";
import { isIdentity } from "./judge-token.ts";
import type { ReadLine } from "./read-screen.ts";

/** Lines of two screens of which each has its counterpart, wherever that stands. */
export interface MatchedLines {
	/** In the first screen's order. */
	readonly all: readonly LinePair[];
	/** Those that stand elsewhere, in groups: the lines of one changed places among themselves. */
	readonly moved: readonly (readonly MovedLine[])[];
	/** Whether all that stand elsewhere say the same but for what stands for what, and how long ago it was. */
	readonly areExact: boolean;
}

/** A line and its counterpart. */
export interface MovedLine extends LinePair {
	readonly before: ReadLine;
	readonly after: ReadLine;
}

/**
 * Matches lines in any order, one for one.
 *
 * @param identities What stands for what outside of these lines; learns from them.
 * @returns Nothing where some lines have no counterpart.
 */
export function matchLines(
	judge: Judge,
	pairs: readonly LinePair[],
	identities: Identities,
): MatchedLines | undefined {
	const old = pairs.flatMap(({ before }) => before ?? []);
	const rest = new Set(pairs.flatMap(({ after }) => after ?? []));
	if (old.length !== rest.size) return undefined;
	const matched = new Map<ReadLine, ReadLine>();
	const take = (before: ReadLine, candidates: Iterable<ReadLine>) => {
		for (const after of candidates) {
			if (!rest.has(after) || judge.isSame({ before, after }, identities) === undefined) continue;
			rest.delete(after);
			matched.set(before, after);
			return;
		}
	};
	// Those that name what is known come first: they leave the others no choice. Then those that say the same.
	const isCertain = ({ tokens }: ReadLine) =>
		tokens.some((token) => isIdentity(token) && identities.knows(token));
	for (const before of old.filter(isCertain)) take(before, rest);
	const equals = Map.groupBy(rest, formOf);
	for (const before of old) {
		if (!matched.has(before)) take(before, equals.get(formOf(before)) ?? []);
	}
	for (const before of old) if (!matched.has(before)) take(before, rest);
	const all = old.flatMap((before) => {
		const after = matched.get(before);
		return after === undefined ? [] : [{ before, after }];
	});
	if (all.length < old.length) return undefined;
	const moved = movedLines(all);
	const areExact = moved.flat().every(({ before, after }) => formOf(before) === formOf(after));
	return { all, moved, areExact };
}

/** What a line says, whatever it says it of, and of when. */
function formOf({ tokens }: ReadLine): string {
	const form = (token: ReadLine["tokens"][number]) =>
		isIdentity(token) || ["age", "date", "duration"].includes(token.kind) ? token.kind : token.text;
	return tokens.map(form).join(" ");
}

/** The smallest groups of lines, in a row on both screens, that changed places. */
function movedLines(all: readonly MovedLine[]): MovedLine[][] {
	const places = all.map(({ after }) => after.number).sort((one, other) => one - other);
	const groups: MovedLine[][] = [];
	let group: MovedLine[] = [];
	let last = 0;
	for (const [index, line] of all.entries()) {
		group.push(line);
		last = Math.max(last, line.after.number);
		// All that stand before here on one screen do so on the other.
		if (last !== places[index]) continue;
		if (group.length > 1) groups.push(group);
		group = [];
	}
	return groups;
}
