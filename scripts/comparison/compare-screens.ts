import { alignScreens, type LinePair } from "./align-screens.ts";
import { Identities } from "./identities.ts";
import { isChance } from "./is-chance.ts";
import { areOfLogs, freeSpans, isFree } from "./is-free.ts";
import { Judge } from "./judge-line.ts";
import { isIdentity, type Runs } from "./judge-token.ts";
import { keepsWaits } from "./keeps-waits.ts";
import { textOf } from "./line-text.ts";
import { matchLines } from "./match-lines.ts";
import { type ReadLine, readScreen, type ShownScreen } from "./read-screen.ts";
import { untoldRows } from "./untold-rows.ts";
import type { FreeLines, VaryingValue } from "./volatility.ts";

/** Lines at the same place of two screens, and whether they mean the same. */
export interface ComparedLines extends LinePair {
	readonly isSame: boolean;
}

/** A screen compared with another. */
export interface ScreenComparison {
	readonly lines: readonly ComparedLines[];
	/** What the first screen was seen to vary in, beyond what was known. */
	readonly varying: readonly VaryingValue[];
	readonly free: readonly FreeLines[];
}

/** How two screens are compared. */
export interface CompareOptions extends Pick<Runs, "otherImages"> {
	readonly learn: boolean;
}

/** More lines than this are not tried in every order: what goes on side by side prints less. */
const LONGEST_REGION = 400;

type Region = readonly [from: number, to: number];

/**
 * Compares two screens of one command by meaning.
 *
 * @param identities What stands for what, on the whole page so far; learns from lines that are the same.
 * @param options.learn Whether the two are runs of one page on one machine, whose differences show what varies.
 */
export function compareScreens(
	before: ShownScreen,
	after: ShownScreen,
	identities: Identities,
	{ learn = false, otherImages = "none" }: Partial<CompareOptions> = {},
): ScreenComparison {
	// What a page says of its lines holds for both, whichever was recorded when it said so.
	const page = { varies: before.varies ?? after.varies, keep: before.keep ?? after.keep };
	const [old, now] = [readScreen({ ...before, ...page }), readScreen({ ...after, ...page })];
	const pairs = alignScreens(old.lines, now.lines);
	const judge = new Judge(old, now, pairs, { learn, otherImages });
	const areUnordered = before.isUnordered === true && !old.lines.some(opensGroup);
	const judged = (some: readonly LinePair[], known: Identities) =>
		judgePairs(judge, some, known, areUnordered);
	// What stands for what is held only once it is known which line stands for which.
	const first = judged(pairs, new Identities(identities));
	const region = regionOf(first);
	for (const [start, end] of region === undefined ? [] : [region, blockAround(pairs, region)]) {
		const known = new Identities(identities);
		for (const pair of [...pairs.slice(0, start), ...pairs.slice(end)]) judge.isSame(pair, known);
		const matched = matchLines(judge, pairs.slice(start, end), known);
		if (matched === undefined) continue;
		// Lines that are the same where they stand did not change places, unless others are equal.
		if (first.every(({ isSame }) => isSame) && !matched.areExact) continue;
		const news = matched.moved.filter(
			(group) =>
				!isFree(group, old, now) &&
				!areUnordered &&
				!(before.areLogs && areOfLogs(group)) &&
				!isChance(group, old.lines),
		);
		const areBehind = matched.moved.every((group) => keepsWaits(group, old.lines));
		if (!(learn || news.length === 0) || !areBehind) continue;
		const all = [...pairs.slice(0, start), ...matched.all, ...pairs.slice(end)];
		return toComparison(
			judged(all, identities),
			news.flatMap((group) => freeSpans(group, old.lines)),
		);
	}
	// They stay as they were paired.
	return toComparison(judged(pairs, identities), []);
}

/** Lines that were held against each other, with what they show to vary. */
type JudgedLines = ComparedLines & { readonly varying: readonly VaryingValue[] };

function judgePairs(
	judge: Judge,
	pairs: readonly LinePair[],
	identities: Identities,
	areUnordered: boolean,
): JudgedLines[] {
	const untold = untoldRows(pairs, identities, areUnordered);
	const tentative = new Identities(identities);
	return pairs.map((pair, index) => {
		const known = untold.has(pair) ? tentative : identities;
		const varying = judge.isSame(pair, known, pairs[index - 1]);
		return { ...pair, isSame: varying !== undefined, varying: varying ?? [] };
	});
}

function toComparison(lines: readonly JudgedLines[], free: readonly FreeLines[]): ScreenComparison {
	return { lines, varying: lines.flatMap(({ varying }) => varying), free };
}

/**
 * From the first pair to behind the last that may be lines which changed places: they are not the same, or they
 * show to vary what does not stand for a thing.
 */
function regionOf(lines: readonly JudgedLines[]): Region | undefined {
	const isDoubtful = ({ isSame, varying }: JudgedLines) =>
		!isSame || varying.some(({ kind }) => !isIdentity({ kind }));
	const first = lines.findIndex(isDoubtful);
	const end = lines.findLastIndex(isDoubtful) + 1;
	return first === -1 || end - first > LONGEST_REGION ? undefined : [first, end];
}

/** Whether a line opens an object or a list of JSON: then what stands below it belongs together. */
function opensGroup(line: ReadLine): boolean {
	return /[[{]$/.test(textOf(line));
}

/** All lines around some up to a blank one: some of those that changed places may look the same where they are. */
function blockAround(pairs: readonly LinePair[], [start, end]: Region): Region {
	const isBlank = ({ before }: LinePair) => before?.tokens.length === 0;
	const from = pairs.slice(0, start).findLastIndex(isBlank) + 1;
	const length = pairs.slice(end).findIndex(isBlank);
	const to = length === -1 ? pairs.length : end + length;
	return to - from > LONGEST_REGION ? [start, end] : [from, to];
}
