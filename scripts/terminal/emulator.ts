import xterm, { type IBuffer, type IMarker } from "@xterm/headless";
import { MACHINE } from "../plan/machine.ts";
import { type Line, readLines } from "./read-lines.ts";
import { RedrawnRows, type Span } from "./redrawn-rows.ts";

/** How many of the kept rows are above the visible part. */
const SCROLLBACK = MACHINE.keptRows - MACHINE.terminal.rows;

/** One of the shell's prompt marks: the parts between the semicolons. */
export type Mark = readonly string[];

/** A screen, or the part of it since the last reading. */
export interface Screen {
	readonly lines: readonly Line[];
	/** Rows lost at the top, over the limit. */
	readonly dropped: number;
	/** Lines that were drawn again in place, by their numbers, from 0. */
	readonly redrawn: readonly Span[];
}

/** xterm.js without a display: resolves what a program prints into what a person sees. */
export class Emulator {
	readonly #xterm = new xterm.Terminal({
		cols: MACHINE.terminal.columns,
		rows: MACHINE.terminal.rows,
		scrollback: SCROLLBACK,
		allowProposedApi: true,
		logLevel: "off",
	});
	// Bytes that are not UTF-8 show as U+FFFD; a character may be cut between two chunks.
	readonly #decoder = new TextDecoder();
	/** Row from which the next screen is read; none once that row has left the buffer. */
	#start: IMarker | undefined;
	/** Text before the screen's first character, on its first row. */
	#skip = "";
	readonly #redrawn = new RedrawnRows();
	/** Rows of the screen that left the buffer; below zero while the rows above the screen are still leaving it. */
	#dropped = 0;

	/**
	 * @param onMark Called for each prompt mark (OSC 133), in the order of the output, while the
	 *   buffer shows what came before the mark and nothing of what comes after.
	 * @param onReply Called with the terminal's answers to a program's queries.
	 */
	constructor(onMark: (mark: Mark) => void, onReply: (answer: string) => void) {
		this.#xterm.parser.registerOscHandler(133, (data) => {
			onMark(data.split(";"));
			return true;
		});
		// Cursor Up and Cursor Previous Line (ECMA-48, 8.3.22 and 8.3.13), which xterm.js goes on to do itself.
		for (const final of ["A", "F"]) {
			this.#xterm.parser.registerCsiHandler({ final }, ([rows]) => {
				const { normal, active } = this.#xterm.buffer;
				const row = normal.baseY + normal.cursorY - (this.#start?.line ?? 0);
				if (active.type === "normal") {
					this.#redrawn.add(Math.max(0, row - (Number(rows) || 1)), row);
				}
				return false;
			});
		}
		this.#xterm.onData(onReply);
		let above = 0;
		this.#xterm.onScroll(() => {
			// xterm reports a scroll also when a full-screen program, which has a buffer of its own, begins or ends.
			const now = this.isFullScreen ? 0 : this.#xterm.buffer.normal.baseY;
			if (above === SCROLLBACK && now === SCROLLBACK) this.#dropped += 1;
			above = now;
		});
	}

	/** Resolves when the bytes are parsed. */
	write(chunk: Buffer): Promise<void> {
		return new Promise((resolve) => {
			this.#xterm.write(this.#decoder.decode(chunk, { stream: true }), resolve);
		});
	}

	/**
	 * The next screen begins at the top: the shell is about to clear it, and to go down by one row. The row above is
	 * for programs that go up before they draw, as from a prompt's line; where they leave it blank, it is not shown.
	 */
	startAtTop(): void {
		this.#startAt(undefined, "");
		this.#dropped = -1;
	}

	/** The next screen begins at the cursor, behind `skip`: a text that will stand there but is not part of it. */
	startAtCursor(skip = ""): void {
		this.#startAt(this.#xterm.registerMarker(0), this.cursorText() + skip);
	}

	#startAt(marker: IMarker | undefined, skip: string): void {
		this.#start?.dispose();
		this.#start = marker;
		this.#skip = skip;
		this.#redrawn.clear();
		this.#dropped = -(marker?.line ?? 0);
	}

	/** Whether the cursor is on another line than where the screen begins: an entered line was echoed. */
	get hasLeftLine(): boolean {
		const buffer = this.#xterm.buffer.normal;
		return this.#start?.line !== buffer.baseY + buffer.cursorY;
	}

	/** The screen's line on which the cursor is, up to the cursor. */
	cursorText(): string {
		const buffer = this.#xterm.buffer.active;
		const line = buffer.getLine(buffer.baseY + buffer.cursorY);
		return line?.translateToString(false, 0, buffer.cursorX) ?? "";
	}

	/** The screen up to the cursor; `withCursorLine` says whether its line is part of it. */
	read(withCursorLine = true): Screen {
		// Not the buffer of a full-screen program, whose content is gone when it ends.
		const buffer = this.#xterm.buffer.normal;
		const isLost = this.#start?.isDisposed === true;
		const start = isLost ? 0 : (this.#start?.line ?? 0);
		const from = start + (this.#isBelowBlank() ? 1 : 0);
		const cursorRow = buffer.baseY + buffer.cursorY;
		const hasText = withCursorLine && buffer.cursorX > 0;
		const skip = isLost ? "" : this.#skip;
		const lines = readLines(buffer, from, cursorRow + (hasText ? 1 : 0), skip);
		// Where all of the first line was the echo that is left out, no empty line stays in its place.
		const isEcho = skip !== "" && lines[0]?.text === "";
		if (isEcho) lines.shift();
		const lineOf = (row: number) =>
			Math.min(lineNumber(buffer, from, start + row) - (isEcho ? 1 : 0), lines.length - 1);
		const redrawn = this.#redrawn.spans
			.map(([first, last]) => [Math.max(0, lineOf(first)), lineOf(last)] as const)
			.filter(([first, last]) => first < last && !isLost);
		return { lines, dropped: Math.max(0, this.#dropped), redrawn };
	}

	/** Whether the row above a screen that begins at the top is there, and blank. */
	#isBelowBlank(): boolean {
		if (this.#start !== undefined || this.#dropped >= 0) return false;
		return this.#xterm.buffer.normal.getLine(0)?.translateToString(true) === "";
	}

	/** Whether a full-screen program is showing. */
	get isFullScreen(): boolean {
		return this.#xterm.buffer.active.type === "alternate";
	}

	dispose(): void {
		this.#xterm.dispose();
	}
}

/** Number of the line that a row belongs to, counted from a first row: rows that were wrapped are one line. */
function lineNumber(buffer: IBuffer, from: number, row: number): number {
	let line = 0;
	for (let next = from + 1; next <= row; next++) if (!buffer.getLine(next)?.isWrapped) line += 1;
	return line;
}
