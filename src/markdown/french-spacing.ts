import { defineMdastPlugin } from "satteri";

/** What a number belongs to: the name before it, or the unit behind. */
const NAMED =
	/\b(exercices?|questions?|pages?|lignes?|versions?|Docker|Python|PostgreSQL)[ \n](?=\d)/gi;
const UNIT = /(?<=\d)[ \n](?=(?:[KMGT]i?o|octets?|ms|s|min|h|minutes?|secondes?|%)(?!\p{L}))/gu;

/**
 * Sätteri plugin for French spacing: authors type a plain space before `:`, `;`, `!`, `?`, inside guillemets and beside
 * a number, and readers never see such a sign alone at the start of a line, nor a number without what it counts.
 */
export const frenchSpacing = defineMdastPlugin({
	name: "french-spacing",
	text(node, context) {
		const value = spaced(node.value);
		if (value !== node.value) context.setProperty(node, "value", value);
	},
});

/** The text with its no-break spaces: thin before `;`, `!` and `?`, of full width elsewhere. */
export function spaced(text: string): string {
	return text
		.replace(/ (?=[;!?])/g, "\u202f")
		.replace(/ (?=[:»])/g, "\u00a0")
		.replace(/« /g, "«\u00a0")
		.replace(NAMED, "$1\u00a0")
		.replace(UNIT, "\u00a0");
}
