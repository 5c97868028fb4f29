import { diffArrays } from "diff";
import type { ReadLine } from "./read-screen.ts";
import type { Token } from "./read-tokens.ts";

/** Lines of two screens that stand at the same place; one of them where the other has none. */
export interface LinePair {
	readonly before: ReadLine | undefined;
	readonly after: ReadLine | undefined;
}

/**
 * Lays two screens side by side, by what their lines are made of: their words, and the kinds of their values.
 * Lines that differ in words and stand at the same place make a pair, too.
 */
export function alignScreens(before: readonly ReadLine[], after: readonly ReadLine[]): LinePair[] {
	const pairs: LinePair[] = [];
	const [old, now] = [before.values(), after.values()];
	let [removed, added]: [ReadLine[], ReadLine[]] = [[], []];
	const endHunk = () => {
		const length = Math.max(removed.length, added.length);
		for (let index = 0; index < length; index++) {
			pairs.push({ before: removed[index], after: added[index] });
		}
		[removed, added] = [[], []];
	};
	for (const part of diffArrays(before.map(skeleton), after.map(skeleton))) {
		if (part.removed) removed.push(...old.take(part.count));
		else if (part.added) added.push(...now.take(part.count));
		else {
			endHunk();
			const [olds, nows] = [[...old.take(part.count)], [...now.take(part.count)]];
			pairs.push(...olds.map((line, index) => ({ before: line, after: nows[index] })));
		}
	}
	endHunk();
	return pairs;
}

/** Some kinds look like one another: a whole number is a decimal at times, random text a word. */
const FORMS: Readonly<Record<string, string>> = {
	decimal: "number",
	random: "word",
	id: "word",
};

/** What a line says where values are left out. */
export function skeleton({ tokens }: ReadLine): string {
	const form = ({ kind, text }: Token) =>
		kind === "word" || kind === "sign" ? text : `<${FORMS[kind] ?? kind}>`;
	return tokens.map(form).join(" ");
}
