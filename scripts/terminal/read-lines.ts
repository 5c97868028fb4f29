import type { IBuffer, IBufferCell } from "@xterm/headless";

/** One line as a program printed it: rows that the terminal wrapped are joined again. */
export interface Line {
	/** Without colours. */
	readonly text: string;
	/** With SGR escape sequences only; trailing blanks cut. */
	readonly ansi: string;
}

/**
 * Reads a range of a terminal's buffer.
 *
 * @param from First row, counted from the top of the scrollback.
 * @param to Row after the last.
 * @param skip Text that the first line begins with and that is left out (a prompt, an echo).
 */
export function readLines(buffer: IBuffer, from: number, to: number, skip = ""): Line[] {
	const lines: Line[] = [];
	let row = from;
	while (row < to) {
		let last = row;
		while (last + 1 < to && buffer.getLine(last + 1)?.isWrapped) last += 1;
		const skipped = row === from ? lengthOf(skip, plainText(buffer, row, last)) : 0;
		lines.push(readLine(buffer, row, last, skipped));
		row = last + 1;
	}
	return lines;
}

/**
 * How much of a text a beginning of it takes; nothing where it is none. A tab may show as blanks, or as nothing where a
 * program took it for a key.
 */
function lengthOf(beginning: string, text: string): number {
	const parts = beginning.split("\t").map((part) => RegExp.escape(part));
	return new RegExp(`^${parts.join(" *")}`, "u").exec(text)?.[0].length ?? 0;
}

function plainText(buffer: IBuffer, first: number, last: number): string {
	let text = "";
	for (let row = first; row <= last; row++) {
		text += buffer.getLine(row)?.translateToString(false, 0, endOf(buffer, row, last)) ?? "";
	}
	return text;
}

/** Where a row's cells end. A wide character that wraps leaves the last cell of its row empty: not counted. */
function endOf(buffer: IBuffer, row: number, last: number): number {
	const length = buffer.getLine(row)?.length ?? 0;
	const isGap =
		row < last &&
		buffer
			.getLine(row)
			?.getCell(length - 1)
			?.getChars() === "" &&
		buffer
			.getLine(row + 1)
			?.getCell(0)
			?.getWidth() === 2;
	return isGap ? length - 1 : length;
}

/** @param skip How many UTF-16 units to leave out at the beginning. */
function readLine(buffer: IBuffer, first: number, last: number, skip: number): Line {
	let text = "";
	let ansi = "";
	let style = "";
	// Blanks are added only when something visible follows, so that trailing ones are cut.
	let blanks = "";
	let skipped = 0;
	for (let row = first; row <= last; row++) {
		const line = buffer.getLine(row);
		for (let column = 0; column < endOf(buffer, row, last); column++) {
			const cell = line?.getCell(column);
			// The right half of a wide character has width 0.
			if (cell === undefined || cell.getWidth() === 0) continue;
			const chars = cell.getChars() || " ";
			if (skipped < skip) {
				skipped += chars.length;
				continue;
			}
			const next = sgr(cell);
			if (next !== style) {
				// Begins with a reset, unless nothing was set before.
				const reset = style === "" ? [] : ["0"];
				blanks += `\u001b[${[...reset, next].filter(Boolean).join(";")}m`;
				style = next;
			}
			text += chars;
			blanks += chars;
			if (chars !== " " || isPainted(cell)) {
				ansi += blanks;
				blanks = "";
			}
		}
	}
	// Each line ends without style, so that it can be shown alone.
	const isStyled = /\u001b\[(?!0m)[\d;]*m[^\u001b]*$/.test(ansi);
	return { text: text.trimEnd(), ansi: ansi + (isStyled ? "\u001b[0m" : "") };
}

/** Whether a blank can be seen: by a background colour, inverse or underlined. */
function isPainted(cell: IBufferCell): boolean {
	return !cell.isBgDefault() || cell.isInverse() !== 0 || cell.isUnderline() !== 0;
}

/** SGR parameters of a cell (ECMA-48, 8.3.117), without the leading reset; "" where plain. */
function sgr(cell: IBufferCell): string {
	const flags: [number, number][] = [
		[cell.isBold(), 1],
		[cell.isDim(), 2],
		[cell.isItalic(), 3],
		[cell.isUnderline(), 4],
		[cell.isInverse(), 7],
		[cell.isInvisible(), 8],
		[cell.isStrikethrough(), 9],
	];
	const parameters: (number | string)[] = flags
		.filter(([isSet]) => isSet !== 0)
		.map(([, parameter]) => parameter);
	if (cell.isFgPalette()) parameters.push(palette(cell.getFgColor(), 30));
	if (cell.isFgRGB()) parameters.push(`38;2;${rgb(cell.getFgColor())}`);
	if (cell.isBgPalette()) parameters.push(palette(cell.getBgColor(), 40));
	if (cell.isBgRGB()) parameters.push(`48;2;${rgb(cell.getBgColor())}`);
	return parameters.join(";");
}

/** A colour of the palette: the 8 + 8 classic parameters, or `38;5;n`. `base` is 30 or 40. */
function palette(color: number, base: number): number | string {
	if (color < 8) return base + color;
	if (color < 16) return base + 60 + color - 8;
	return `${base + 8};5;${color}`;
}

function rgb(color: number): string {
	return [color >> 16, (color >> 8) & 255, color & 255].join(";");
}
