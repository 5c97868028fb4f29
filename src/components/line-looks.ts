import { plain } from "../../scripts/recording/plain.ts";
import { characterLinks, type Said } from "./character-links.ts";
import { farEnd } from "./far-end.ts";
import type { LineLooks } from "./highlight.ts";
import type { TableLine } from "./screen-table.ts";
import { lineClass, type TerminalLooks } from "./terminal-looks.ts";

/** A cell of so many characters, without a blank, is not broken at a hyphen. */
const WORD = 32;

/**
 * What is around a line of a screen and its characters.
 *
 * @param row Where the line is a table's.
 */
export function lineLooks(
	line: string,
	looks: TerminalLooks,
	row: TableLine | undefined,
	said: Said,
): LineLooks {
	const text = plain(line);
	const cells = row?.cells.map(({ from, to, head }) => {
		const isWord = new RegExp(`^\\S{1,${WORD}}$`).test(text.slice(from, to).trim());
		const attributes = head === undefined ? 'class="terminal-gap"' : `data-head="${head}"`;
		const open = `<span ${attributes}${isWord ? " data-word" : ""}>`;
		return { from, to, open: () => open, close: "</span>" };
	});
	return {
		name: lineClass(line, looks),
		row: row && (row.isHead ? "terminal-heads" : "terminal-row"),
		layers: [cells ?? farEnd(text), characterLinks(text, said)],
	};
}
