import { looksFailed, mayHaveFailed } from "./failure-text.ts";

/** How many lines to keep. */
const MOST = 20;
/** How much of a line that does not end. */
const LONGEST = 10_000;

const MARK = "\u001b]133;";

/** The shell's marks; ends of lines, and returns to their begin. */
const MARKS = /(\u001b\]133;[^\u0007]*\u0007)/u;
const ENDS = /\r?\n|\r/u;

/** A line that is printed again and again, as `yes` does: it is looked at once. */
const REPEATED = /^(.*\r\n)\1+/gmu;

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
		const parts = text.includes(MARK) ? text.split(MARKS) : [text];
		const last = parts.pop() ?? "";
		for (const part of parts) {
			if (part.startsWith(MARK)) this.#onMark(part);
			else this.#judge(part);
		}
		// A line may go on, and a return at the end be the first half of a line's end.
		const end = Math.max(last.lastIndexOf("\n"), last.lastIndexOf("\r", last.length - 2)) + 1;
		this.#judge(last.slice(0, end));
		this.#rest = last.slice(end).slice(-LONGEST);
	}

	/** Looks at all lines at once first, since most outputs have none. */
	#judge(lines: string): void {
		if (!this.#isCommand || this.#lines.length >= MOST) return;
		if (!mayHaveFailed(withoutControl(lines.replaceAll(REPEATED, "$1")))) return;
		for (const line of lines.split(ENDS)) {
			if (mayHaveFailed(withoutControl(line))) this.#lines.push(...this.#found(line));
			if (this.#lines.length >= MOST) return;
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
