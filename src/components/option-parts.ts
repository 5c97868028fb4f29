/** A command's option: no longer than any screen is wide. */
const OPTION = /(?<![^\s(["'])--?[\p{L}\d][\w-]{0,21}(?![\w-])/gu;

/** Some text, and whether it is an option. */
export interface Part {
	readonly text: string;
	readonly isOption: boolean;
}

/**
 * Parts a command, or what a program printed, into its options and the rest. Browsers break a line after a dash, which
 * would leave it alone there, so an option is kept whole: by an element around it, since a character that forbids the
 * break would be copied along.
 */
export function optionParts(text: string): Part[] {
	const parts: Part[] = [];
	let done = 0;
	for (const { index, 0: option } of text.matchAll(OPTION)) {
		if (index > done) parts.push({ text: text.slice(done, index), isOption: false });
		parts.push({ text: option, isOption: true });
		done = index + option.length;
	}
	if (done < text.length) parts.push({ text: text.slice(done), isOption: false });
	return parts;
}
