/** How many letters may differ in a mistyped option: a forgotten letter counts one, a wrong one two. */
const SLIPS = 2;

/**
 * Tells what an unknown option may have meant.
 *
 * @param message What Node says of a command line: `Unknown option '--forse'. To specify …`.
 * @param known Names of the options that there are.
 */
export function didYouMean(message: string, known: readonly string[]): string {
	const [sentence, unknown = ""] = /^Unknown option '--?([^']+)'/.exec(message) ?? [];
	if (sentence === undefined) return message;
	const [nearest] = known
		.map((name) => ({ name, slips: slips(unknown, name) }))
		.sort((one, other) => one.slips - other.slips);
	if (nearest === undefined || nearest.slips > SLIPS) return `${sentence}.`;
	return `${sentence}. Did you mean --${nearest.name}?`;
}

/** How many letters of either word the other one lacks, whatever their order. */
function slips(one: string, other: string): number {
	const rest = [...other];
	const strange = [...one].filter((letter) => {
		const place = rest.indexOf(letter);
		if (place >= 0) rest.splice(place, 1);
		return place < 0;
	});
	return strange.length + rest.length;
}
