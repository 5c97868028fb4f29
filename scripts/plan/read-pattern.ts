import { messageOf } from "../text/message-of.ts";
import { mendPattern } from "./mend-pattern.ts";

/**
 * Reads a pattern, written `/pattern/`.
 *
 * @param attribute The one that it is given by, for the mend.
 * @returns The regular expression, or what is wrong with it.
 */
export function readPattern(
	text: string,
	flags: string,
	attribute: string,
): RegExp | { readonly message: string; readonly hint: string } {
	const written = `Write it as ${attribute}="/pattern/".`;
	if (text === "" || text === "//") return { message: "The pattern is empty.", hint: written };
	const [, flagged, given] = /^\/(.+)\/([dgimsuvy]+)$/s.exec(text) ?? [];
	if (given !== undefined) {
		const hint = `Write ${attribute}="/${flagged}/".`;
		return { message: `A pattern has no flags such as \`${given}\`.`, hint };
	}
	const source = /^\/(.+)\/$/s.exec(text)?.[1];
	if (source === undefined) {
		return { message: `The pattern \`${text}\` is not between slashes.`, hint: written };
	}
	try {
		return new RegExp(source, flags);
	} catch (error) {
		const mended = mendPattern(source);
		const hint =
			mended === undefined
				? "Correct it; a sign that is meant as text has a \\ before it: \\( or \\[."
				: `Write ${attribute}="/${mended}/".`;
		return { message: `${messageOf(error)}.`, hint };
	}
}
