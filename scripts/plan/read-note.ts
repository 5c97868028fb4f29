import { readPattern } from "./read-pattern.ts";
import { attributeOf, type Element, locationOf, type Reading } from "./reading.ts";

const HINT = 'Write <Note of="id" at="/pattern/">What the line says.</Note>';

/** Reads a `<Note of="…" at="/…/">…</Note>`. */
export function readNote(node: Element, reading: Reading): void {
	const location = locationOf(node, reading);
	const of = attributeOf(node, "of");
	const text = attributeOf(node, "at");
	if (of === undefined || text === undefined || node.children.length === 0) {
		const message = "A note needs `of`, `at` and a sentence.";
		reading.issues.push({ ...location, message, hint: HINT });
		return;
	}
	const at = readPattern(text, "du", "at");
	if (at instanceof RegExp) reading.notes.push({ of, at, location, use: reading.use });
	else reading.issues.push({ ...location, ...at });
}
