import { nearest } from "../text/nearest.ts";

/**
 * Tells what an unknown option may have meant.
 *
 * @param message What Node says of a command line: `Unknown option '--forse'. To specify …`.
 * @param known Names of the options that there are.
 */
export function didYouMean(message: string, known: readonly string[]): string {
	const [sentence, unknown = ""] = /^Unknown option '--?([^']+)'/.exec(message) ?? [];
	if (sentence === undefined) return message;
	const meant = nearest(unknown, known);
	return meant === undefined ? `${sentence}.` : `${sentence}. Did you mean --${meant}?`;
}
