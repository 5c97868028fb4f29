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
		reading.issues.push({ ...location, ...incomplete(node) });
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
	const match = readPattern(text, "mu", "match");
	if (!(match instanceof RegExp)) {
		reading.issues.push({ ...location, ...match });
	} else if (groupsOf(match) > 1) {
		const message = `The pattern \`${text}\` has several groups, and a quote shows the first.`;
		const hint = "Write (?:…) for those that only hold signs together.";
		reading.issues.push({ ...location, message, hint });
	} else reading.quotes.push({ of, match, ...noun, location, use: reading.use });
}

function incomplete(node: Element) {
	const isCode = node.attributes.some(({ value }) => typeof value === "object" && value !== null);
	return {
		message: "A quote needs `of` and `match`.",
		hint: `Write <Quote of="id" match="/pattern/" />${isCode ? ", with quotes and without braces" : ""}.`,
	};
}

/** How many groups a pattern has: what it finds in an empty text, if it may also be that. */
const groupsOf = ({ source }: RegExp) => (new RegExp(`${source}|`, "mu").exec("")?.length ?? 1) - 1;
