import { chainOf } from "../plan/link-pages.ts";
import type { Selected } from "../recording/select-pages.ts";
import { durationOf } from "./longest-first.ts";

/** One part of a split: number `index` of `total`, from 1. */
export interface Shard {
	readonly index: number;
	readonly total: number;
}

/**
 * The part of the work that falls to one machine: the longest pages first, each to the machine that
 * has least to do. Pages that begin after each other stay together, since a machine that has one of them runs those
 * before it, too. Every machine that sees the same recordings splits alike.
 */
export function takeShard(selected: readonly Selected[], { index, total }: Shard): Selected[] {
	const loads = Array.from({ length: total }, () => 0);
	const mine = new Set<Selected>();
	const together = Map.groupBy(selected, ({ engine, page }) =>
		JSON.stringify([engine.version, chainOf(page).at(-1)?.name]),
	);
	const groups = [...together.values()].map((pages) => ({
		pages,
		duration: pages.map(durationOf).reduce((one, other) => one + other, 0),
	}));
	for (const { pages, duration } of groups.sort((a, b) => b.duration - a.duration)) {
		const least = loads.indexOf(Math.min(...loads));
		loads[least] = (loads[least] ?? 0) + duration;
		if (least === index - 1) for (const one of pages) mine.add(one);
	}
	return selected.filter((one) => mine.has(one));
}
