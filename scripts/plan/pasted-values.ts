/** A value off the screen of a snippet, in the text of another: `${lancer:/^([0-9a-f]{12})/}`. */
export interface PastedValue {
	/** As it is written. */
	readonly source: string;
	/** Id of the snippet on whose screen it stands. */
	readonly of: string;
	/** The value is its first group, or the whole match. It fails to compile where it is no pattern. */
	readonly pattern: string;
}

/** Bash knows a slice `${name:number}`, but none that begins with a slash. */
const PASTED = /\$\{([a-z0-9][a-z0-9-]*):\/((?:\\.|[^/\\])+)\/\}/g;

/** One that is never closed: Bash could read it as nothing else. */
const OPEN = /\$\{([a-z0-9][a-z0-9-]*):\/(?:\\.|[^/\\\n])*(?!\/\})(?:\/(?!\})|$|\n)/m;

/** The first value of a text that is to be pasted and is not written to its end. */
export function openPasted(text: string): string | undefined {
	return OPEN.exec(withPasted(text, () => ""))?.[0].trimEnd();
}

/**
 * What may be meant as one: of other marks, with blanks, without slashes. Bash knows `${name:number}` and `${name:-text}`.
 */
const NEAR =
	/(?:\$\{|\{\{)\s*([a-z0-9][a-z0-9-]*)\s*(?:[:.]\s*["'(^]|\.\s*\/|\s:?\s*\/|:\s+\/|(?<=\{\{[^{}]*):\/)/g;

/** What a text may have meant as values to be pasted, by the ids that they would be of. */
export function nearPasted(text: string): { readonly written: string; readonly of: string }[] {
	return [...withPasted(text, () => "").matchAll(NEAR)].map(({ index, 1: of = "", input }) => {
		const [written = ""] = /^.*?\}{1,2}|^.*/.exec(input.slice(index)) ?? [];
		return { written, of };
	});
}

/** The values that a text takes off other snippets' screens, as a person pastes them. */
export function pastedValues(text: string): PastedValue[] {
	return [...text.matchAll(PASTED)].map(([source, of = "", pattern = ""]) => ({
		source,
		of,
		pattern,
	}));
}

/** A text with other words in place of its pasted values. */
export function withPasted(text: string, read: (pasted: PastedValue) => string): string {
	return pastedValues(text).reduce(
		(rest, pasted) => rest.replace(pasted.source, () => read(pasted)),
		text,
	);
}
