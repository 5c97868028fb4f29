import type { LinePair } from "./align-screens.ts";
import type { Identities } from "./identities.ts";
import type { ReadLine } from "./read-screen.ts";

/**
 * Rows of several volumes without a name in a list of volumes, which is in the order of their identifiers: which of
 * them stands for which, only other lines can tell, such as where each is mounted.
 */
export function unnamedVolumes(
	pairs: readonly LinePair[],
	identities: Identities,
): ReadonlySet<LinePair> {
	const rows = pairs.filter(({ before }) => {
		const [id] = idsOf(before);
		return id !== undefined && !identities.knows(id);
	});
	return new Set(rows.length > 1 ? rows : []);
}

function idsOf(line: ReadLine | undefined) {
	const isList = line?.headings.map(({ text }) => text).join(" ") === "DRIVER VOLUME NAME";
	return isList ? line.tokens.filter(({ kind }) => kind === "id") : [];
}
