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
	const table = [["verdict", "name", "by", "took", "expected", "got"], ...rows];
	const widths = table[0]?.map((_, column) =>
		Math.max(...table.map((row) => row[column]?.length ?? 0)),
	);
	return table
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
				.join("  ")
				.trimEnd(),
		)
		.join("\n");
}

/** Paths all begin alike. */
function shorten(text: string): string {
	return text.replace(/src\/content\/docs\/|\n[\s\S]*/g, "");
}
