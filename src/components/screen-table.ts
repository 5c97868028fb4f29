import { plain } from "../../scripts/recording/plain.ts";

/** A cell of a table that a program printed: its characters, with the blanks behind them, and its column's name. */
export interface Cell {
	readonly from: number;
	readonly to: number;
	/** None where nothing stands in it, or the name itself. */
	readonly head: string | undefined;
}

/** Names in capitals that stand two blanks apart or more, as in Docker's tables. */
const NAMES =
	/^\p{Lu}[\p{Lu}\d./%]*(?: \p{Lu}[\p{Lu}\d./%]*)*(?: {2,}\p{Lu}[\p{Lu}\d./%]*(?: [\p{Lu}\d./%]+)*){2,}$/u;

/** A table's line: that of its columns' names, or a row. */
export interface TableLine {
	readonly isHead: boolean;
	readonly cells: readonly Cell[];
}

/** The lines of a screen that are a table's, by their numbers from 0. In a row, each column begins behind a blank. */
export function tableLines(lines: readonly string[]): Map<number, TableLine> {
	const texts = lines.map(plain);
	const top = texts.findIndex((text) => NAMES.test(text.trimEnd()));
	const found = new Map<number, TableLine>();
	if (top < 0) return found;
	const columns = [...(texts[top] ?? "").matchAll(/\S+(?: \S+)*/g)];
	for (const [offset, text] of texts.slice(top + 1).entries()) {
		const isRow =
			text.trim() !== "" &&
			columns.every(({ index }) => /\s|^$/.test(text.slice(Math.max(index - 1, 0), index)));
		if (!isRow) break;
		found.set(top + 1 + offset, { isHead: false, cells: cellsOf(text, columns) });
	}
	if (found.size > 0) {
		const cells = cellsOf(texts[top] ?? "", columns).map((cell) => ({ ...cell, head: undefined }));
		found.set(top, { isHead: true, cells });
	}
	return found;
}

function cellsOf(text: string, columns: readonly RegExpExecArray[]): Cell[] {
	return columns.map(({ index: from, 0: name }, column) => {
		const to = columns[column + 1]?.index ?? text.length;
		return { from, to, head: text.slice(from, to).trim() === "" ? undefined : name };
	});
}
