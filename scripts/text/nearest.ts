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
	// Of a short word, too much may be another: `date` is no `head`, though three of its letters are.
	const isLong = first.slips * 2 < Math.max(word.length, first.name.length);
	return isLong || hasOneWrong(word, first.name) ? first.name : undefined;
}

/** Whether two words of more than two letters differ in one of them. */
function hasOneWrong(one: string, other: string): boolean {
	const differing = [...one].filter((letter, index) => letter !== other[index]);
	return one.length > 2 && one.length === other.length && differing.length === 1;
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
