/** How many letters may differ in a mistyped word: a forgotten letter counts one, a wrong one two. */
const SLIPS = 2;

/**
 * The word that a mistyped one may have meant.
 *
 * @param slips How far it may be; long words may be further.
 * @returns None where all that are known are too far.
 */
export function nearest(
	word: string,
	known: Iterable<string>,
	slips: number = SLIPS,
): string | undefined {
	const [first] = [...known]
		.map((name) => ({ name, slips: slipsBetween(word, name) }))
		.sort((one, other) => one.slips - other.slips);
	if (first === undefined || first.slips > slips) return undefined;
	// Two short words without a letter in common.
	return first.slips === word.length + first.name.length ? undefined : first.name;
}

/** How many letters of either word the other one lacks, whatever their order. */
function slipsBetween(one: string, other: string): number {
	const rest = [...other];
	const strange = [...one].filter((letter) => {
		const place = rest.indexOf(letter);
		if (place >= 0) rest.splice(place, 1);
		return place < 0;
	});
	return strange.length + rest.length;
}
