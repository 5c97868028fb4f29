/** Values that an option takes. */
export interface Taken<T> {
	/** What they are, as an error says it of a value that is none: `a whole number from 1`. */
	readonly takes: string;
	/** Reads one; undefined where the text is none. */
	readonly read: (text: string) => T | undefined;
}

/** Whatever is given. */
export const anyText: Taken<string> = { takes: "a text", read: (text) => text };

/** Several things with commas between. */
export const list: Taken<readonly string[]> = {
	takes: "a list",
	read: (text) => text.split(","),
};

/** One of several words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Taken<Word> {
	return {
		takes: `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`,
		read: (text) => words.find((word) => word === text),
	};
}

/** A whole number that is not below another one. */
export function wholeNumber(least: number): Taken<number> {
	return {
		takes: `a whole number from ${least}`,
		read: (text) => (/^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined),
	};
}
