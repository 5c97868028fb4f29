import type { Change } from "../support/apply-changes.ts";

/** Where an issue must stand, told by text so that it does not go stale with the course. */
export interface Place {
	readonly file: string;
	/** The line that is this text or, where there is none, that holds it; a number for the line itself. */
	readonly line: string | number;
	/** Only lines after the one that holds this text. */
	readonly after?: string;
}

/** What must notice a breakage. */
export type Watch =
	/** `record --check PAGE`: real engines, writes nothing. */
	| "check"
	/** `record --frozen`: no Docker. */
	| "frozen"
	/** `astro build`. */
	| "build"
	/** The part of `npm run check` that reads the prose. */
	| "prose";

/** One way to break the course, and how it must be caught. */
export interface Breakage {
	/** In kebab-case; unique. */
	readonly name: string;
	/** What breaks, for the table. */
	readonly what: string;
	readonly changes: readonly Change[];
	/**
	 * The keys and checksums of all recordings are computed anew after the changes, as if they had been
	 * recorded so: staleness cannot catch it, only what the terminals show can.
	 */
	readonly reseal?: true;
	readonly watch: Watch;
	/** Name of the page to run; all pages where absent. */
	readonly page?: string;
	/** More arguments for the recorder. */
	readonly args?: readonly string[];
	/** Part of `npm test`: one or a few of each kind. `npm run breakages` tries all. */
	readonly quick?: true;
	readonly expected: {
		readonly exit: number;
		/** Absent where the message itself names the file, which has no line to point at. */
		readonly at?: Place;
		/** Fits the issue at that place: its message, hint and details. */
		readonly message: RegExp;
	};
}
