import type { Stretch } from "./highlight.ts";

/** A short value, no mere word, that blanks set to the far end of a line. */
const FAR = /\S( {2,})(?=\S*[^\p{L}\s])\S{1,16}$/du;

/** Beyond this column, a phone shows no line in one row. */
const PHONE = 60;

/**
 * The blanks before what a program set to the far end of a line, as the times of a build are. Where there is no room
 * for them, they would push it into a row of its own.
 *
 * @param text The line without its colours.
 */
export function farEnd(text: string): Stretch[] {
	const [from, to] = FAR.exec(text)?.indices?.[1] ?? [0, 0];
	if (text.length <= PHONE || from === to) return [];
	return [{ from, to, open: () => '<span class="terminal-blanks">', close: "</span>" }];
}
