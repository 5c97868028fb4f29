import { alignColumns } from "../support/align-columns.ts";
/** A figure of the table: measured for real, and at most what it may be. */
export interface Figure {
	readonly name: string;
	/** Measured. */
	readonly value: number;
	/** At most. */
	readonly limit: number;
	/** `ms`, `s`, `MB`, `×`. */
	readonly unit: string;
	/** What was measured, and how often. */
	readonly note: string;
}

/** Whether a figure is what it should be; a figure that is no number is not. */
export function isMet({ value, limit }: Figure): boolean {
	return value <= limit;
}

/** The figures as an aligned table. */
export function formatTable(figures: readonly Figure[]): string {
	const rows = figures.map((figure) => [
		isMet(figure) ? "✓" : "✗",
		figure.name,
		`${figure.value.toFixed(2)} ${figure.unit}`,
		`${figure.limit} ${figure.unit}`,
		figure.note,
	]);
	return alignColumns([["", "what", "measured", "at most", "how"], ...rows]);
}

/** The middle one of some measurements. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
