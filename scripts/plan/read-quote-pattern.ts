import { messageOf } from "../text/message-of.ts";

/**
 * Reads a quote's pattern, written `/pattern/`. It matches a screen's lines (`^` and `$` are a
 * line's ends).
 *
 * @returns The regular expression, or what is wrong with it.
 */
export function readQuotePattern(text: string): RegExp | { readonly message: string } {
	const source = /^\/(.+)\/$/s.exec(text)?.[1];
	if (source === undefined) return { message: `The pattern \`${text}\` is not between slashes.` };
	try {
		return new RegExp(source, "mu");
	} catch (error) {
		return { message: `${messageOf(error)}.` };
	}
}
