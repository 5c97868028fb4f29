import type { Selected } from "./select-pages.ts";

/** One part of a split: number `index` of `total`, from 1. */
export interface Shard {
	readonly index: number;
	readonly total: number;
}

/** For a page that was never recorded, in milliseconds. */
const UNKNOWN_DURATION = 20_000;

/**
 * The part of the work that falls to one machine: the longest pages first, each to the machine that
 * has least to do. Every machine that sees the same recordings splits alike.
 */
export function takeShard(selected: readonly Selected[], { index, total }: Shard): Selected[] {
	const loads = Array.from({ length: total }, () => 0);
	const mine = new Set<Selected>();
	const byDuration = [...selected].sort((a, b) => duration(b) - duration(a));
	for (const one of byDuration) {
		const least = loads.indexOf(Math.min(...loads));
		loads[least] = (loads[least] ?? 0) + duration(one);
		if (least === index - 1) mine.add(one);
	}
	return selected.filter((one) => mine.has(one));
}

function duration({ before }: Selected): number {
	return before?.duration ?? UNKNOWN_DURATION;
}
