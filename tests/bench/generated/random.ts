/** Numbers that look drawn by chance, and are the same in every run. */
export interface Random {
	/** A whole number from 0 to `below` - 1. */
	int(below: number): number;
	/** One of some values. */
	pick<T>(values: readonly T[]): T;
	/** So many hexadecimal digits. */
	hex(length: number): string;
}

/** A sequence that its seed decides (https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32). */
export function randomOf(seed: number): Random {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (below: number) => Math.floor(next() * below);
	return {
		int,
		pick: (values) => {
			const picked = values[int(values.length)];
			if (picked === undefined) throw new Error("There is nothing to pick from.");
			return picked;
		},
		hex: (length) => Array.from({ length }, () => int(16).toString(16)).join(""),
	};
}
