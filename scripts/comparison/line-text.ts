import type { ReadLine } from "./read-screen.ts";

/** What a line says, without its blanks. */
export function textOf({ tokens }: Pick<ReadLine, "tokens">): string {
	return tokens.map(({ text }) => text).join("");
}
