import { looksFailed, mayHaveFailed } from "./failure-text.ts";

/** How many lines to keep. */
const MOST = 20;
/** How much of a line that does not end. */
const LONGEST = 10_000;

const MARK = "\u001b]133;";

/** Ends of lines, returns to their begin, and the shell's marks. */
const SEPARATOR = /(\r?\n|\r(?!\n|$)|\u001b\]133;[^\u0007]*\u0007)/u;

/**
 * Control sequences (ECMA-48, 5.3 and 5.4), operating system commands as xterm has them, other escapes. Node's
 * `stripVTControlCharacters` does not know all of those that clear a screen.
 */
const CONTROL =
	/\u001b\[[\u0020-\u003f]*[\u0040-\u007e]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[\u0020-\u002f]*[\u0030-\u007e]/gu;

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
		const line = withoutControl(part);
		return looksFailed(line) ? [line] : [];
	}
}

function withoutControl(text: string): string {
	return text.includes("\u001b") ? text.replaceAll(CONTROL, "") : text;
}
