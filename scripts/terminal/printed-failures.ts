import { looksFailed, mayHaveFailed } from "./failure-text.ts";

/** How many lines to keep. */
const MOST = 20;
/** How much of a line that does not end. */
const LONGEST = 10_000;

const MARK = "\u001b]133;";

/** Ends of lines, returns to their begin, and the shell's marks. */
const SEPARATOR = /(\r?\n|\r(?!\n|$)|\u001b\]133;[^\u0007]*\u0007)/u;

/**
 * What changes colours (SGR; ECMA-48, 8.3.117), and operating system commands as xterm has them: both within a word
 * show nothing there.
 */
const COLOURS = /\u001b\[[\d;:]*m|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/gu;
/** What moves the cursor or clears (ECMA-48, 5.3 and 5.4; backspaces): what follows stands elsewhere, or over it. */
const MOVES =
	/(?:\u001b\[[\u0020-\u003f]*[\u0040-\u007e]|\u001b[\u0020-\u002f]*[\u0030-\u007e]|\u0008)+/gu;

/**
 * Lines that say that something failed among all that a command prints: also those that it overwrites or clears,
 * so that no screen shows them in the end.
 */
export class PrintedFailures {
	readonly #aid: string;
	readonly #decoder = new TextDecoder();
	#rest = "";
	#isCommand = false;
	#lines: string[] = [];

	/** @param aid Identifier of the shell's marks, which tell where a command begins and ends. */
	constructor(aid: string) {
		this.#aid = aid;
	}

	/** Those since the command began. */
	get lines(): readonly string[] {
		return this.#isCommand ? [...this.#lines, ...this.#found(this.#rest)] : this.#lines;
	}

	/** Reads on. */
	add(chunk: Buffer): void {
		const text = this.#rest + this.#decoder.decode(chunk, { stream: true });
		if (!text.includes(MARK) && !mayHaveFailed(withoutControl(text))) {
			this.#rest = text.slice(Math.max(text.lastIndexOf("\n") + 1, text.length - LONGEST));
			return;
		}
		const parts = text.split(SEPARATOR);
		this.#rest = parts.pop()?.slice(-LONGEST) ?? "";
		for (const part of parts) {
			if (part.startsWith(MARK)) this.#onMark(part);
			else if (this.#isCommand && this.#lines.length < MOST) this.#lines.push(...this.#found(part));
		}
	}

	/** What follows is mixed with what somebody types, up to the next command. */
	stop(): void {
		this.#isCommand = false;
		this.#lines = [];
	}

	#onMark(mark: string): void {
		if (!mark.endsWith(`;aid=${this.#aid}\u0007`)) return;
		const kind = mark.charAt(MARK.length);
		if (kind === "C") {
			this.#isCommand = true;
			this.#lines = [];
		} else if (kind === "D") {
			this.#isCommand = false;
		}
	}

	#found(part: string): string[] {
		return withoutControl(part).split("\n").filter(looksFailed);
	}
}

/** A text without what a terminal does not show; in several lines where it is drawn in several places. */
function withoutControl(text: string): string {
	return text.replaceAll(COLOURS, "").replaceAll(MOVES, "\n");
}
