import { isIdentity } from "./judge-token.ts";
import type { ReadLine } from "./read-screen.ts";

/** What a line, or a part of one, is made of. */
type Words = Pick<ReadLine, "tokens">;

/** What a line says, without its blanks. */
export function textOf({ tokens }: Words): string {
	return tokens.map(({ text }) => text).join("");
}

/** What a line says, whatever it says it of. */
export function formOf({ tokens }: Words): string {
	return JSON.stringify(tokens.map((token) => (isIdentity(token) ? token.kind : token.text)));
}

/** Things in the order of what they say: one that is the same wherever they stood. */
export function inOrderOf<Thing>(
	things: readonly Thing[],
	form: (thing: Thing) => string,
): readonly Thing[] {
	return things.toSorted((one, other) => form(one).localeCompare(form(other), "en"));
}
