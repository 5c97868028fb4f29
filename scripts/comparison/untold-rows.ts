import type { LinePair } from "./align-screens.ts";
import type { Identities } from "./identities.ts";
import { isIdentity } from "./judge-token.ts";
import { textOf } from "./line-text.ts";
import type { ReadLine } from "./read-screen.ts";

/**
 * Lines of which only others can tell what stands for what: rows of several volumes without a name in a list of volumes,
 * which is in the order of their identifiers, several addresses of one name, and identifiers alone that came in any order.
 *
 * @param areUnordered Whether the lines came in any order.
 */
export function untoldRows(
	pairs: readonly LinePair[],
	identities: Identities,
	areUnordered = false,
): ReadonlySet<LinePair> {
	const names = pairs.flatMap(({ before }) => (before && isName(before) ? textOf(before) : []));
	// Names alone, as `docker volume ls --quiet` has them, are told from containers by some that are words, in one order.
	const areNames =
		names.some((name) => !HASH.test(name)) && names.join("\n") === names.toSorted().join("\n");
	const rows = pairs.filter(({ before }) => {
		if (before === undefined || before.tokens.length === 0) return false;
		if (areUnordered && before.tokens.every(isIdentity)) return true;
		if (!(isRow(before) || (areNames && isName(before)))) return false;
		return before.tokens.some((token) => HASH.test(token.text) && !identities.knows(token));
	});
	return new Set([...(rows.length > 1 ? rows : []), ...answers(pairs, identities)]);
}

/** Answers with several addresses of one name: who asks for it is given another one first each time. */
function answers(pairs: readonly LinePair[], identities: Identities): LinePair[] {
	const forms = Map.groupBy(pairs, ({ before }, index) => {
		const address = before?.tokens.find(({ kind }) => kind === "address");
		if (before === undefined || address === undefined || identities.knows(address))
			return undefined;
		const above = pairs[index - 1]?.before;
		const name = /^Name:/.test(above === undefined ? "" : textOf(above)) ? above : undefined;
		const rest = before.tokens.filter((token) => token !== address);
		const isAnswer = rest.length === 0 || name !== undefined;
		return isAnswer
			? [name, { tokens: rest }].map((line) => line && textOf(line)).join(" ")
			: undefined;
	});
	forms.delete(undefined);
	return [...forms.values()].filter(({ length }) => length > 1).flat();
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
