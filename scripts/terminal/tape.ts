import { LIMITS } from "../plan/limits.ts";
import { MACHINE } from "../plan/machine.ts";
import { CLEARING } from "../session/bashrc.ts";

/** What is looked for where a command starts; its line break is the terminal's. */
const CLEAR = CLEARING.trimEnd();

/** A mark, or the beginning of a sequence that goes on in what is printed next. */
const HELD = /\u001b(?:\]133;|\](?:1(?:33?)?)?$|(?:\[[\d;?]*)?$)/;

/** By which the shell asks for commands to be pasted as a whole. */
const PASTING = /\u001b\[\?2004[hl]/g;

/** How long a person takes for a character, and for a whole command at most, in milliseconds. */
const KEY = 40;
const COMMAND = 2000;

/** Before a person presses Enter, or answers a program, in milliseconds. */
const PAUSE = 400;

/** What comes within so many milliseconds is shown at once. */
const FRAME = 16;

/** Longer pauses are cut by the player, in seconds. */
const MOST_IDLE = 2;

/**
 * What a terminal prints during one snippet, and when, as an asciicast v3
 * (https://docs.asciinema.org/manual/asciicast/v3/). Of the recorder's own marks, commands and clearings nothing is
 * on it; nor is what was typed and not shown, since only what is printed is taped.
 */
export class Tape {
	readonly #aid: string;
	readonly #decoder = new TextDecoder();
	readonly #events: { delay: number; text: string }[] = [];
	/** Bytes that were printed; a cast of them is longer. */
	#length = 0;
	#isShown: boolean;
	#awaitsClear = false;
	#rest = "";
	#last = performance.now();
	/** To be waited for before the next output, in milliseconds. */
	#pause = 0;
	/** Between commands and their output, in milliseconds. */
	#took = 0;

	/**
	 * @param aid Identifier of the terminal's marks.
	 * @param isRunning Whether a program runs there already.
	 */
	constructor(aid: string, isRunning: boolean) {
		this.#aid = aid;
		this.#isShown = isRunning;
	}

	/** A command is entered at the shell's prompt; its echo is left out, since a person types it in time. */
	command(text: string): void {
		this.#isShown = false;
		this.#push(0, MACHINE.prompt);
		const key = Math.min(KEY, COMMAND / text.length);
		for (const character of text) {
			this.#push(key, character === "\n" ? "\r\n> " : character);
		}
		this.#push(PAUSE, "\r\n");
		this.#last = performance.now();
	}

	/** Something is typed into the running program, which shows it or does not. */
	input(): void {
		this.#pause += PAUSE;
		this.#last = performance.now();
	}

	/** The recorder asks something of its own, until its mark tells the answer. */
	hide(): void {
		this.#isShown = false;
	}

	/** What the terminal printed. */
	add(chunk: Buffer): void {
		this.#length += chunk.length;
		// A very long output is not kept in memory: no reader would load it.
		if (this.isFull) this.#events.length = 0;
		if (this.isFull) return;
		this.#rest += this.#decoder.decode(chunk, { stream: true });
		for (;;) {
			if (this.#awaitsClear) {
				const isClear = this.#rest.startsWith(CLEAR);
				const end = this.#rest.indexOf("\n");
				if (isClear ? end < 0 : CLEAR.startsWith(this.#rest)) return;
				if (isClear) this.#rest = this.#rest.slice(end + 1);
			}
			this.#awaitsClear = false;
			const start = this.#rest.search(HELD);
			this.#show(start < 0 ? this.#rest : this.#rest.slice(0, start));
			this.#rest = start < 0 ? "" : this.#rest.slice(start);
			const end = this.#rest.indexOf("\u0007");
			if (end < 0) return;
			const mark = this.#rest.slice("\u001b]133;".length, end).split(";");
			this.#rest = this.#rest.slice(end + 1);
			if (mark.at(-1) === `aid=${this.#aid}`) this.#follow(mark[0]);
		}
	}

	#follow(kind: string | undefined): void {
		if (kind === "C") {
			this.#isShown = true;
			this.#awaitsClear = true;
		} else if (kind === "A") {
			this.#isShown = false;
		} else if (kind === "Q") {
			// The program draws its prompt anew, in the place of the one that is there.
			this.#isShown = true;
			this.#show("\r\u001b[K");
		}
	}

	#show(printed: string): void {
		const text = printed.replaceAll(PASTING, "");
		if (!this.#isShown || text === "") return;
		const now = performance.now();
		this.#took += now - this.#last;
		this.#push(now - this.#last + this.#pause, text);
		this.#last = now;
		this.#pause = 0;
	}

	#push(delay: number, text: string): void {
		const last = this.#events.at(-1);
		if (last !== undefined && delay < FRAME) {
			last.text += text;
			last.delay += delay;
		} else this.#events.push({ delay, text });
	}

	/** Whether more was printed than a cast may hold, so that it holds nothing. */
	get isFull(): boolean {
		return this.#length > LIMITS.cast;
	}

	/** How long its programs took to print it, in milliseconds. */
	get took(): number {
		return this.#took;
	}

	/** The file; `[interval, "o", text]` a line. */
	toCast(): string {
		const { columns, rows } = MACHINE.terminal;
		const header = {
			version: 3,
			term: { cols: columns, rows, type: "xterm-256color" },
			idle_time_limit: MOST_IDLE,
		};
		const events = this.#events.map(({ delay, text }) => [Math.round(delay) / 1000, "o", text]);
		return `${[header, ...events].map((line) => JSON.stringify(line)).join("\n")}\n`;
	}
}
