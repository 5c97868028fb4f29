/** Marks beside a letter, once it is taken apart. */
const MARKS = /\p{M}/gu;

/** A text as the search compares it, letter by letter: without accents or capitals. */
export function bare(text: string): string {
	return [...text]
		.map((one) => one.normalize("NFD").replace(MARKS, "").toLowerCase() || one)
		.join("");
}

/** The words of what a reader looks for, without accents, capitals and signs at their edges. */
export function wordsOf(text: string): string[] {
	return bare(text)
		.split(/\s+/)
		.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
		.filter((word) => word !== "");
}

/** Words of a question that are no part of what it asks for. Letters alone are: `-a`. */
const SMALL = new Set(
	"au aux avec ce comment dans de des du en est et faire la le les ou on par pour pourquoi que quel quelle quels quelles quoi sur un une".split(
		" ",
	),
);

/** What a reader looks for, without its small words where it has others: `comment arrêter un conteneur`. */
export function withoutSmallWords(term: string): string {
	const all = term.split(/\s+/);
	const asked = all.filter((one) => wordsOf(one).some((word) => !SMALL.has(word)));
	return (asked.length > 0 ? asked : all).join(" ");
}

/**
 * Whether a word that the index found is one that its reader looked for. The index gives any that begins as
 * it does and, for one that it does not know, whatever comes near, down to a single letter.
 *
 * @param word As {@link wordsOf} gives it.
 * @param found A word of a page.
 */
export function isRelated(word: string, found: string): boolean {
	const whole = bare(found);
	const parts = [whole, ...whole.split(/[^\p{L}\p{N}]+/u)];
	// Of two letters or fewer half the words begin: `ps` is not looked for to find `psycopg`.
	if (word.length < 3) return parts.includes(word);
	return whole.includes(word) || parts.some((part) => hasStem(word, part));
}

/** Whether two words differ in how they end: `déboguer` and `débogage`. */
function hasStem(one: string, other: string): boolean {
	const stem = Math.max(4, Math.min(one.length, other.length) - 3);
	return (
		one.length >= stem && other.startsWith(one.slice(0, stem)) && other.length <= one.length + 4
	);
}
