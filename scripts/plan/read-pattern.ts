import { messageOf } from "../text/message-of.ts";

/**
 * Reads a pattern, written `/pattern/`.
 *
 * @returns The regular expression, or what is wrong with it.
 */
export function readPattern(text: string, flags: string): RegExp | { readonly message: string } {
	const source = /^\/(.+)\/$/s.exec(text)?.[1];
	if (source === undefined) return { message: `The pattern \`${text}\` is not between slashes.` };
	try {
		return new RegExp(source, flags);
	} catch (error) {
		return { message: `${messageOf(error)}.` };
	}
}
