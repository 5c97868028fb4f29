import { readPattern } from "./read-pattern.ts";
import { attributeOf, type Element, locationOf, type Reading } from "./reading.ts";

/** Reads a `<Quote of="…" match="/…/" />`, or one that counts: `<Quote … one="conteneur" other="conteneurs" />`. */
export function readQuote(
	node: Element,
	reading: Pick<Reading, "file" | "issues" | "quotes" | "use">,
): void {
	const location = locationOf(node, reading);
	const of = attributeOf(node, "of");
	const text = attributeOf(node, "match");
	if (of === undefined || text === undefined) {
		reading.issues.push({
			...location,
			message: "A quote needs `of` and `match`.",
			hint: 'Write <Quote of="id" match="/pattern/" />.',
		});
		return;
	}
	const [one, other] = [attributeOf(node, "one"), attributeOf(node, "other")];
	const noun = one === undefined || other === undefined ? {} : { noun: { one, other } };
	if (noun.noun === undefined && (one ?? other) !== undefined) {
		const message = "A quote that counts needs both `one` and `other`.";
		const hint = 'Write one="conteneur" other="conteneurs".';
		reading.issues.push({ ...location, message, hint });
	}
	// It matches a screen's lines: `^` and `$` are a line's ends.
	const match = readPattern(text, "mu");
	if (match instanceof RegExp) {
		reading.quotes.push({ of, match, ...noun, location, use: reading.use });
	} else reading.issues.push({ ...location, ...match, hint: 'Write it as match="/pattern/".' });
}
