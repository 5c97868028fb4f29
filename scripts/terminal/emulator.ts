import { stripVTControlCharacters } from "node:util";
import xterm, { type IBuffer, type IMarker } from "@xterm/headless";
import { MACHINE } from "../plan/machine.ts";
import { plainRuns } from "./plain-runs.ts";
import { type Line, readLines } from "./read-lines.ts";
import { RedrawnRows, type Span } from "./redrawn-rows.ts";

/** How many of the kept rows are above the visible part. */
const SCROLLBACK = MACHINE.keptRows - MACHINE.terminal.rows;

/** So many rows push off all that there was, also what they began to overwrite. */
const ENOUGH = MACHINE.keptRows + MACHINE.terminal.rows;

/** Where the echo of what was typed is looked for, in characters from there. */
const MOST_HEARD = 10_000;

/** One of the shell's prompt marks: the parts between the semicolons. */
export type Mark = readonly string[];

/** A screen, or the part of it since the last reading. */
export interface Screen {
	readonly lines: readonly Line[];
	/** Rows lost at the top, over the limit. */
	readonly dropped: number;
	/** Lines that were drawn again in place, by their numbers, from 0. */
	readonly redrawn: readonly Span[];
	/** Whether what was typed before it was not shown, as a password is not. */
	readonly hidesInput?: boolean;
	/** Whether the cursor is still on the line on which that was typed: the program goes on behind its question. */
	readonly staysOnLine?: boolean;
	/** Whether a full-screen program began on it and has ended, and with it all that it showed. */
	readonly hasLeftFullScreen?: boolean;
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
	/** Row at the top of what is visible, where a program has gone up to it from below and drawn all anew. */
	#top: IMarker | undefined;
	/** Text before the screen's first character, on its first row: a prompt, and what is typed at it. */
	#skip = "";
	#prompt = "";
	/** What was printed since something was typed, until that was seen in it: a later line may have overwritten it. */
	#heard = "";
	#isEchoed = false;
	/** Whether a full-screen program has begun on this screen. */
	#hadFullScreen = false;
	readonly #redrawn = new RedrawnRows();
	/** Whether a program may have set a part of the screen in which alone lines move up (DECSTBM). */
	#hasRegion = false;
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
		// Cursor Position (ECMA-48, 8.3.21): a pager may draw its pages so, without a screen of its own.
		this.#xterm.parser.registerCsiHandler({ final: "H" }, ([row]) => {
			const { active, normal } = this.#xterm.buffer;
			const isAbove = normal.baseY + (Number(row) || 1) - 1 < (this.#start?.line ?? 0);
			if (active.type === "normal" && isAbove)
				this.#top ??= this.#xterm.registerMarker(-normal.cursorY);
			return false;
		});
		// DECSTBM, and the resets that undo it: DECSTR, which the shell sends before each command, and RIS.
		const setRegion = (hasRegion: boolean) => () => {
			this.#hasRegion = hasRegion;
			return false;
		};
		this.#xterm.parser.registerCsiHandler({ final: "r" }, setRegion(true));
		this.#xterm.parser.registerCsiHandler({ intermediates: "!", final: "p" }, setRegion(false));
		this.#xterm.parser.registerEscHandler({ final: "c" }, setRegion(false));
		this.#xterm.onData((reply) => onReply(withLeadingZeros(reply)));
		this.#xterm.buffer.onBufferChange(() => {
			this.#hadFullScreen ||= this.isFullScreen;
		});
		let above = 0;
		this.#xterm.onScroll(() => {
			// xterm reports a scroll also when a full-screen program, which has a buffer of its own, begins or ends.
			const now = this.isFullScreen ? 0 : this.#xterm.buffer.normal.baseY;
			if (above === SCROLLBACK && now === SCROLLBACK) this.#dropped += 1;
			above = now;
		});
	}

	/** Resolves when the bytes are parsed. Of a long output, what no screen would keep is only counted. */
	async write(chunk: Buffer): Promise<void> {
		let parsed = 0;
		for (const { from, to, rows } of plainRuns(chunk, MACHINE.terminal.columns, ENOUGH)) {
			await this.#parse(chunk.subarray(parsed, from));
			parsed = from;
			if (!this.#isPlain) continue;
			// Those behind push off as many as these would have.
			this.#dropped += rows;
			parsed = to;
		}
		await this.#parse(chunk.subarray(parsed));
	}

	#parse(part: Buffer): Promise<void> {
		const text = this.#decoder.decode(part, { stream: true });
		this.#listen(text);
		return new Promise((resolve) => this.#xterm.write(text, resolve));
	}

	/** Looks for the echo of what was typed among what is printed. */
	#listen(text: string): void {
		if (this.#isEchoed || this.#heard.length > MOST_HEARD) return;
		this.#heard += text;
		const echo = this.#skip.slice(this.#prompt.length);
		this.#isEchoed = withoutBlanks(stripVTControlCharacters(this.#heard)).includes(
			withoutBlanks(echo),
		);
	}

	/** Whether lines are put one below the other, and leave the screen at its top. */
	get #isPlain(): boolean {
		return !this.isFullScreen && !this.#hasRegion && this.#xterm.modes.wraparoundMode;
	}

	/**
	 * The next screen begins at the top: the shell is about to clear it, and to go down by one row. The row above is
	 * for programs that go up before they draw, as from a prompt's line; where they leave it blank, it is not shown.
	 */
	startAtTop(): void {
		this.#startAt(undefined, "", "");
		this.#dropped = -1;
	}

	/** The next screen begins at the cursor, behind `skip`: a text that will stand there but is not part of it. */
	startAtCursor(skip = ""): void {
		const prompt = this.cursorText();
		this.#startAt(this.#xterm.registerMarker(0), prompt, prompt + skip);
	}

	#startAt(marker: IMarker | undefined, prompt: string, skip: string): void {
		this.#start?.dispose();
		this.#start = marker;
		this.#top?.dispose();
		this.#top = undefined;
		this.#prompt = prompt;
		this.#skip = skip;
		this.#heard = "";
		this.#isEchoed = skip === prompt;
		this.#hadFullScreen = false;
		this.#redrawn.clear();
		this.#dropped = -(marker?.line ?? 0);
	}

	/**
	 * Whether an entered line was taken: the cursor is on another line than where the screen begins, or behind something
	 * that is no echo, since a program that hides what is typed need not go on in the next line.
	 */
	get hasLeftLine(): boolean {
		return !this.#isOnFirstLine || !begins(this.#skip, this.cursorText());
	}

	get #isOnFirstLine(): boolean {
		const buffer = this.#xterm.buffer.normal;
		return this.#start?.line === buffer.baseY + buffer.cursorY;
	}

	/** The screen's line on which the cursor is, up to the cursor. */
	cursorText(): string {
		const buffer = this.#xterm.buffer.active;
		const line = buffer.getLine(buffer.baseY + buffer.cursorY);
		return line?.translateToString(false, 0, buffer.cursorX) ?? "";
	}

	/** The screen up to the cursor; `withCursorLine` says whether its line is part of it. */
	read(withCursorLine = true): Screen {
		if (this.isFullScreen) return this.#readFullScreen();
		// What a full-screen program showed is gone when it ends.
		const buffer = this.#xterm.buffer.normal;
		const first = this.#top ?? this.#start;
		const isLost = first?.isDisposed === true;
		const start = isLost ? 0 : (first?.line ?? 0);
		const from = start + (this.#isBelowBlank() ? 1 : 0);
		const cursorRow = buffer.baseY + buffer.cursorY;
		const hasText = withCursorLine && buffer.cursorX > 0;
		const hidesInput = this.#hidesInput(isLost || this.#top ? undefined : start);
		const skip = isLost || this.#top ? "" : hidesInput ? this.#prompt : this.#skip;
		const lines = readLines(buffer, from, cursorRow + (hasText ? 1 : 0), skip);
		// Where all of the first line was the echo that is left out, no empty line stays in its place.
		const isEcho = skip !== "" && lines[0]?.text === "";
		if (isEcho) lines.shift();
		const lineOf = (row: number) =>
			Math.min(lineNumber(buffer, from, start + row) - (isEcho ? 1 : 0), lines.length - 1);
		const redrawn = this.#redrawn.spans
			.map(([first, last]) => [Math.max(0, lineOf(first)), lineOf(last)] as const)
			.filter(([first, last]) => first < last && !isLost);
		return {
			lines,
			dropped: Math.max(0, this.#dropped),
			redrawn,
			...(hidesInput && { hidesInput, staysOnLine: this.#isOnFirstLine }),
			...(this.#hadFullScreen && { hasLeftFullScreen: true }),
		};
	}

	/** All that a full-screen program shows, wherever the cursor is. */
	#readFullScreen(): Screen {
		const buffer = this.#xterm.buffer.alternate;
		const lines = readLines(buffer, 0, MACHINE.terminal.rows);
		const last = lines.findLastIndex(({ ansi }) => ansi !== "");
		return { lines: lines.slice(0, last + 1), dropped: 0, redrawn: [] };
	}

	/**
	 * Whether a prompt at which something was typed stands alone on its line, or before something else; where it is there
	 * no more, whether that was never shown.
	 *
	 * @param row None where it has left the buffer.
	 */
	#hidesInput(row: number | undefined): boolean {
		if (this.#prompt.trim() === "" || this.#skip.trimEnd() === this.#prompt.trimEnd()) return false;
		const line = row === undefined ? "" : this.#lineAt(row);
		if (line.trimEnd() === this.#prompt.trimEnd()) return true;
		if (!begins(line, this.#prompt)) return !this.#isEchoed;
		return !begins(line, this.#skip) && !begins(this.#skip, line);
	}

	#lineAt(row: number): string {
		return this.#xterm.buffer.normal.getLine(row)?.translateToString() ?? "";
	}

	/** Whether the row above a screen that begins at the top is there, and blank. */
	#isBelowBlank(): boolean {
		if (this.#start !== undefined || this.#dropped >= 0) return false;
		return this.#xterm.buffer.normal.getLine(0)?.translateToString(true) === "";
	}

	/** Whether a program has asked for the other form of the cursor's keys (DECCKM). */
	get hasApplicationKeys(): boolean {
		return this.#xterm.modes.applicationCursorKeysMode;
	}

	/** Whether a full-screen program is showing. */
	get isFullScreen(): boolean {
		return this.#xterm.buffer.active.type === "alternate";
	}

	dispose(): void {
		this.#xterm.dispose();
	}
}

/** Whether a text begins with another one. Blanks do not count: a terminal shows some in the place of a tab. */
function begins(text: string, start: string): boolean {
	return withoutBlanks(text).startsWith(withoutBlanks(start));
}

const withoutBlanks = (text: string) => text.replaceAll(/\s/g, "");

/**
 * A report of the cursor's position (CPR, ECMA-48, 8.3.14) with a zero before each number, which changes neither. In
 * `ESC[1;5R`, busybox sees the beginning of Ctrl and an arrow, `ESC[1;5C`: it then waits 50 ms for more, and takes what
 * is typed in that time for a part of the key (read_key in libbb/read_key.c).
 */
function withLeadingZeros(reply: string): string {
	return reply.replace(/^\u001b\[(\d+);(\d+)R$/, "\u001b[0$1;0$2R");
}

/** Number of the line that a row belongs to, counted from a first row: rows that were wrapped are one line. */
function lineNumber(buffer: IBuffer, from: number, row: number): number {
	let line = 0;
	for (let next = from + 1; next <= row; next++) if (!buffer.getLine(next)?.isWrapped) line += 1;
	return line;
}
