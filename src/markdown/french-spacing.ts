import { defineMdastPlugin } from "satteri";

/**
 * Sätteri plugin for French spacing: authors type a plain space before `:`, `;`, `!`, `?` and
 * inside guillemets, and readers never see such a sign alone at the start of a line.
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
		.replace(/« /g, "«\u00a0");
}
