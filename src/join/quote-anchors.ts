/**
 * Anchors by which a quote and the characters that it quotes lead to each other.
 *
 * @param number The quote's on its page.
 * @param version The first of those that show the characters; none for the default one's.
 */
export function quoteAnchors(number: number, version?: string): { quote: string; value: string } {
	const own = version === undefined ? number : `${number}-${version}`;
	return { quote: `citation-${own}`, value: `valeur-${own}` };
}
