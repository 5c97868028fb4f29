import type { Selected } from "../recording/select-pages.ts";
import { durationOf, longestFirst } from "./longest-first.ts";

/** One part of a split: number `index` of `total`, from 1. */
export interface Shard {
	readonly index: number;
	readonly total: number;
}

/**
 * The part of the work that falls to one machine: the longest pages first, each to the machine that
 * has least to do. Every machine that sees the same recordings splits alike.
 */
export function takeShard(selected: readonly Selected[], { index, total }: Shard): Selected[] {
	const loads = Array.from({ length: total }, () => 0);
	const mine = new Set<Selected>();
	for (const one of longestFirst(selected)) {
		const least = loads.indexOf(Math.min(...loads));
		loads[least] = (loads[least] ?? 0) + durationOf(one);
		if (least === index - 1) mine.add(one);
	}
	return selected.filter((one) => mine.has(one));
}
