/** First and last row, or line, of a part of a screen, both included. */
export type Span = readonly [first: number, last: number];

/**
 * The rows of a screen that were drawn again in place, as programs do that tell of several things under way:
 * which of them comes first says nothing.
 */
export class RedrawnRows {
	#spans: readonly Span[] = [];
	/** Where the cursor went to last, and the row that it left for it: some programs go up row by row. */
	#way: { readonly to: number; readonly from: number } | undefined;

	/** Each apart from the others, counted from the screen's first row. */
	get spans(): readonly Span[] {
		return this.#spans;
	}

	/** A new screen begins. */
	clear(): void {
		this.#spans = [];
		this.#way = undefined;
	}

	/** The cursor goes up, from a row to one above it: those between are drawn again. */
	add(to: number, from: number): void {
		this.#way = { to, from: this.#way?.to === from ? this.#way.from : from };
		// What is drawn ends above the row from which it is left.
		const end = this.#way.from - 1;
		const isApart = ([first, last]: Span) => last < to || first > end;
		const joined = this.#spans.filter((span) => !isApart(span));
		const first = Math.min(to, ...joined.map(([row]) => row));
		const last = Math.max(end, ...joined.map(([, row]) => row));
		if (last > first) this.#spans = [...this.#spans.filter(isApart), [first, last]];
	}
}
