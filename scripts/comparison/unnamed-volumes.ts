import type { LinePair } from "./align-screens.ts";
import type { Identities } from "./identities.ts";
import { textOf } from "./line-text.ts";
import type { ReadLine } from "./read-screen.ts";

/**
 * Rows of several volumes without a name in a list of volumes, which is in the order of their identifiers: which of
 * them stands for which, only other lines can tell, such as where each is mounted.
 */
export function unnamedVolumes(
	pairs: readonly LinePair[],
	identities: Identities,
): ReadonlySet<LinePair> {
	const names = pairs.flatMap(({ before }) => (before && isName(before) ? textOf(before) : []));
	// Names alone, as `docker volume ls --quiet` has them, are told from containers by some that are words, in one order.
	const areNames =
		names.some((name) => !HASH.test(name)) && names.join("\n") === names.toSorted().join("\n");
	const rows = pairs.filter(({ before }) => {
		if (before === undefined || !(isRow(before) || (areNames && isName(before)))) return false;
		return before.tokens.some((token) => HASH.test(token.text) && !identities.knows(token));
	});
	return new Set(rows.length > 1 ? rows : []);
}

const HASH = /^[\da-f]{64}$/;

function isName({ tokens }: ReadLine): boolean {
	return tokens.length > 0 && tokens.every(({ gap }) => gap === "");
}

/** Whether a line is a row of a table of volumes, or of the same as JSON. */
function isRow(line: ReadLine): boolean {
	return (
		line.headings.map(({ text }) => text).join(" ") === "DRIVER VOLUME NAME" ||
		/^\{.*"Driver":.*"Mountpoint":.*\}$/.test(textOf(line))
	);
}
