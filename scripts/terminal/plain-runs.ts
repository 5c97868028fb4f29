/** A part of an output that may be left out: all its rows are pushed off the screen by those behind it. */
export interface PlainRun {
	readonly from: number;
	readonly to: number;
	/** How many rows it takes. */
	readonly rows: number;
}

const [LF, CR, SPACE, TILDE] = [0x0a, 0x0d, 0x20, 0x7e];

/**
 * Finds the parts of an output that need not be laid out, since as many plain rows follow as a screen keeps. Plain are
 * lines of ASCII with no control character but their ends. A part begins behind such an end, so that it does not
 * matter where in its row the first one begins.
 *
 * It looks at bytes, which is some ten times as fast as a search in strings.
 *
 * @param columns Of the terminal.
 * @param kept Rows that a screen keeps.
 */
export function* plainRuns(
	output: Uint8Array,
	columns: number,
	kept: number,
): Generator<PlainRun, void> {
	for (let start = 0; start < output.length; ) {
		const end = endOfPlain(output, start);
		// Each row that is kept has at least an end.
		const run = end - start > 2 * kept ? plainRun(output, [start, end], columns, kept) : undefined;
		if (run !== undefined) yield run;
		start = end + 1;
	}
}

/** Where the first byte is that is not of a plain line. */
function endOfPlain(output: Uint8Array, start: number): number {
	for (let at = start; at < output.length; at++) {
		const byte = output[at] ?? 0;
		if (byte >= SPACE && byte <= TILDE) continue;
		const isEnd = byte === CR ? output[at + 1] === LF : byte === LF && output[at - 1] === CR;
		if (!isEnd) return at;
	}
	return output.length;
}

function plainRun(
	output: Uint8Array,
	[start, end]: readonly [number, number],
	columns: number,
	kept: number,
): PlainRun | undefined {
	const from = output.indexOf(LF, start) + 1;
	let to = end;
	// Upwards from the end, a line at a time.
	for (let behind = 0; behind < kept; ) {
		const above = output.lastIndexOf(LF, to - 2) + 1;
		if (above <= from) return undefined;
		behind += rowsOf(to - above, columns);
		to = above;
	}
	let rows = 0;
	let line = from;
	for (let at = from; at < to; at++) {
		if (output[at] !== LF) continue;
		rows += rowsOf(at + 1 - line, columns);
		line = at + 1;
	}
	return { from, to, rows };
}

/**
 * Rows that a line takes: an empty one, too, and a full one no second.
 *
 * @param length With its end, of two bytes.
 */
function rowsOf(length: number, columns: number): number {
	return Math.max(1, Math.ceil((length - 2) / columns));
}
