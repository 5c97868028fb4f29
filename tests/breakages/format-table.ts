import { alignColumns } from "../support/align-columns.ts";
import type { Trial } from "./try-breakage.ts";

/** Longer cells are cut, in characters. */
const WIDTH = 96;

/** The trials as an aligned table. */
export function formatTable(trials: readonly Trial[]): string {
	const rows = trials.map(({ breakage, expected, got, isCaught, duration }) =>
		[
			isCaught ? "✓ caught" : "✗ MISSED",
			breakage.name,
			breakage.reseal ? `${breakage.watch}, resealed` : breakage.watch,
			`${(duration / 1000).toFixed(1)} s`,
			shorten(expected),
			shorten(got),
		].map((cell) => (cell.length > WIDTH ? `${cell.slice(0, WIDTH - 1)}…` : cell)),
	);
	return alignColumns([["verdict", "name", "by", "took", "expected", "got"], ...rows]);
}

/** Leaves out the folder that all paths begin with, and all lines but the first. */
function shorten(text: string): string {
	return text.replace(/src\/content\/docs\/|\n[\s\S]*/g, "");
}
