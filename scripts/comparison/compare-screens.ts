import { alignScreens, type LinePair } from "./align-screens.ts";
import { Identities } from "./identities.ts";
import { Judge } from "./judge-line.ts";
import { isIdentity, type Runs } from "./judge-token.ts";
import { type ReadLine, readScreen, type ShownScreen } from "./read-screen.ts";
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
	// What stands for what is held only once it is known which line stands for which.
	const tried = new Identities(identities);
	const first = pairs.map((pair) => ({ ...pair, isSame: judge.isSame(pair, tried) !== undefined }));
	const region = regionOf(first);
	const [start, end] = region ?? [first.length, first.length];
	const outside = [...first.slice(0, start), ...first.slice(end)];
	const varying = outside.flatMap((pair) => judge.isSame(pair, identities) ?? []);
	if (region === undefined) return { lines: first, varying, free: [] };

	const inside = first.slice(start, end);
	const known = new Identities(identities);
	const matched = matchLines(judge, inside, known);
	const olds = inside.flatMap(({ before }) => before ?? []);
	const nows = inside.flatMap(({ after }) => after ?? []);
	const isKnown = isFree(olds, before.free) || isChance(olds, nows);
	if (matched === undefined || !(learn || isKnown || isFree(nows, after.free))) {
		// They stay as they were paired.
		const rest = inside.flatMap((pair) => judge.isSame(pair, identities) ?? []);
		return { lines: first, varying: [...varying, ...rest], free: [] };
	}
	const rest = matched.flatMap((pair) => judge.isSame(pair, identities) ?? []);
	const numbers = matched.flatMap(({ before }) => before?.number ?? []);
	return {
		lines: [...first.slice(0, start), ...matched, ...first.slice(end)],
		varying: [...varying, ...rest],
		free: isKnown ? [] : [[Math.min(...numbers), Math.max(...numbers)]],
	};
}

/** From the first pair that is not the same to behind the last. */
function regionOf(lines: readonly ComparedLines[]): readonly [number, number] | undefined {
	const first = lines.findIndex(({ isSame }) => !isSame);
	const end = lines.findLastIndex(({ isSame }) => !isSame) + 1;
	return first === -1 || end - first > LONGEST_REGION ? undefined : [first, end];
}

/**
 * Matches lines in any order, one for one.
 *
 * @returns The pairs, in the first screen's order; nothing where some lines have no counterpart.
 */
function matchLines(
	judge: Judge,
	lines: readonly ComparedLines[],
	identities: Identities,
): ComparedLines[] | undefined {
	const old = lines.flatMap(({ before }) => before ?? []);
	const rest = new Set(lines.flatMap(({ after }) => after ?? []));
	if (old.length !== rest.size) return undefined;
	// Those that name what is known come first: they leave the others no choice.
	const isCertain = ({ tokens }: ReadLine) =>
		tokens.some((token) => isIdentity(token) && identities.knows(token));
	const matched: ComparedLines[] = [];
	for (const before of [...old.filter(isCertain), ...old.filter((line) => !isCertain(line))]) {
		const after = [...rest].find((one) => judge.isSame({ before, after: one }, identities));
		if (after === undefined) return undefined;
		rest.delete(after);
		matched.push({ before, after, isSame: true });
	}
	return matched.sort((one, other) => (one.before?.number ?? 0) - (other.before?.number ?? 0));
}

/** Whether the order of lines is free, as two runs have shown. */
function isFree(lines: readonly ReadLine[], spans: readonly FreeLines[]): boolean {
	return spans.some(([from, to]) => lines.every(({ number }) => number >= from && number <= to));
}

/**
 * Whether the order of lines is chance: they say the same but for identifiers, or both screens list them by
 * what is an identifier for some of them.
 */
function isChance(old: readonly ReadLine[], now: readonly ReadLine[]): boolean {
	const form = ({ tokens }: ReadLine) =>
		tokens.map((token) => (isIdentity(token) ? token.kind : token.text)).join(" ");
	if (new Set(old.map(form)).size === 1) return true;
	const hasIdentity = old.some(({ tokens: [first] }) => first !== undefined && isIdentity(first));
	return hasIdentity && isSorted(old) && isSorted(now);
}

/** Whether lines are in the order of their first words. */
function isSorted(lines: readonly ReadLine[]): boolean {
	const words = lines.map(({ tokens: [first] }) => first?.text ?? "");
	return words.every((word, index) => index === 0 || (words[index - 1] ?? "") <= word);
}
