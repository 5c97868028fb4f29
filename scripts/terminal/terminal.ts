import { keySequence } from "../plan/keys.ts";
import type { Session } from "../session/open-session.ts";
import { Emulator, type Mark, type Screen } from "./emulator.ts";
import { type FailedPart, readFailedParts } from "./failed-part.ts";
import { PrintedFailures } from "./printed-failures.ts";
import { SnippetBreak } from "./snippet-break.ts";
import { Tape } from "./tape.ts";

/** A shell command that ended. */
export interface Finished {
	readonly screen: Screen;
	/** Its exit status. */
	readonly exit: number;
	/** Whether it ran at all: one that bash refuses only gives a status. */
	readonly hasStarted: boolean;
	/** When it was entered, and when the shell took over again, in milliseconds since 1970. */
	readonly from: number;
	readonly to: number;
}

/** Who works at a terminal, at a terminal of their own that answers programs in the emulator's place. */
export interface Person {
	/** Takes what the shell and its programs print. */
	readonly onOutput: (chunk: Buffer) => void;
	/** Told of a command that the shell takes, as it stands behind the prompt, continued lines included. */
	readonly onCommand: (lines: readonly string[]) => void;
	/** Told that it has ended, with its status and what it shows. */
	readonly onEnd: (exit: number, screen: Screen) => void;
}

/** At the shell's prompt, running a program, or gone. */
export type State = "opening" | "prompt" | "running" | "ended";

/** How long a shell may take to show its first prompt, in milliseconds: a minute on a busy machine. */
const OPENING_TIMEOUT = 60_000;

/**
 * One interactive shell of the engine with its screen: it knows when a command starts and ends and
 * what it showed. It types what it is told to, and judges nothing.
 */
export class Terminal implements Disposable {
	readonly #session: Session;
	readonly #aid: string;
	readonly #emulator: Emulator;
	#state: State = "opening";
	/** Whether the shell reads: its prompt has been printed to the end. */
	#isReady = false;
	/** Whether the command submitted last has begun to run. */
	#hasStarted = false;
	/** `/dev/pts/0`, as the shell tells it. */
	#device = "";
	/** Its exit status, once it has ended. */
	#status: number | undefined;
	#finished: Finished | undefined;
	#person: Person | undefined;
	#isUnfinished = false;
	#submitted = "";
	#late: Screen["lines"][number][] = [];
	#failedParts: FailedPart[] = [];
	readonly #printed: PrintedFailures;
	/** What a program's shell answered to the last question for its status. */
	#answer: number | undefined;
	#submittedAt = 0;
	#tape: Tape | undefined;
	/** Counts the chunks that were parsed, so that `change` also notices those that came before it was called. */
	#parsed = 0;
	#noticed = 0;
	#wake: () => void = () => {};

	private constructor(session: Session, aid: string) {
		this.#session = session;
		this.#aid = aid;
		this.#printed = new PrintedFailures(aid);
		this.#emulator = new Emulator(
			(mark) => this.#onMark(mark),
			(answer) => {
				if (this.#person === undefined) session.write(answer);
			},
		);
		void this.#pump();
	}

	/**
	 * Wraps a session whose shell was started with the same `aid`, and waits for its prompt.
	 *
	 * @throws SnippetBreak when the shell shows none; its session is closed then.
	 */
	static async open(session: Session, aid: string): Promise<Terminal> {
		const terminal = new Terminal(session, aid);
		const deadline = performance.now() + OPENING_TIMEOUT;
		while (!terminal.#isReady) {
			await terminal.change(100);
			const hasEnded = terminal.#state === "ended";
			if (!hasEnded && performance.now() < deadline) continue;
			const screen = terminal.screen();
			terminal[Symbol.dispose]();
			throw new SnippetBreak(
				hasEnded
					? "The shell ended before its first prompt."
					: `The shell showed no prompt in ${OPENING_TIMEOUT / 1000} s.`,
				"Run it again with --keep and enter the engine to see why.",
				screen,
			);
		}
		return terminal;
	}

	/** Tapes what is printed from now on. */
	tape(): Tape {
		this.#tape = new Tape(this.#aid, this.#state === "running");
		return this.#tape;
	}

	get state(): State {
		return this.#state;
	}

	/** The command submitted last, once it has ended. */
	get finished(): Finished | undefined {
		return this.#finished;
	}

	/** Whether the shell waits for more of the command: a quote or a block is open. */
	get isUnfinished(): boolean {
		return this.#isUnfinished;
	}

	get isFullScreen(): boolean {
		return this.#emulator.isFullScreen;
	}

	/** Whether the program has taken what was typed last. Until then, the prompt on the screen is the one before. */
	get hasTaken(): boolean {
		return this.#emulator.hasLeftLine;
	}

	/** Whether a program waits for something to be typed. All that it printed before is parsed by then. */
	isReading(): Promise<boolean> {
		return this.#session.isReading(this.#device);
	}

	/** Whether a program waits for keys, maybe beside something else. All that it printed before is parsed by then. */
	takesKeys(): Promise<boolean> {
		return this.#session.takesKeys(this.#device);
	}

	/** Whether all in the engine is asleep. All that was printed before is parsed by then. */
	isIdle(): Promise<boolean> {
		return this.#session.isIdle(this.#device);
	}

	/** Whether nothing that was started here is still there to print. */
	isAlone(): Promise<boolean> {
		return this.#session.isAlone(this.#device);
	}

	/** Whether what is typed reaches a shell that a program runs, as `docker run -it alpine sh`. */
	isInShell(): Promise<boolean> {
		return this.#session.isShell(this.#device);
	}

	/** The cursor's line up to the cursor: where a program shows its prompt. */
	get cursorText(): string {
		return this.#emulator.cursorText();
	}

	/** What the terminal shows since the last input; `withCursorLine: false` leaves out a prompt. */
	screen(withCursorLine = true): Screen {
		return this.#emulator.read(withCursorLine);
	}

	/** Enters a shell command, of one line or several, at the shell's prompt. */
	submit(command: string): void {
		const left = this.#emulator.isFullScreen ? [] : this.#emulator.read().lines;
		this.#late = left.filter((line) => line.text !== "");
		// What was left running and has ended by a signal since, the page may have stopped from another terminal.
		this.#failedParts = this.#failedParts.filter(
			(part) => !("status" in part) || part.status < 128,
		);
		this.#hasStarted = false;
		this.#status = undefined;
		this.#finished = undefined;
		this.#isUnfinished = false;
		this.#isReady = false;
		this.#submitted = command;
		this.#submittedAt = Date.now();
		this.#startAtPrompt(command);
		this.#tape?.command(command);
		// Goes to the line's end and deletes what was typed ahead (^E ^U), pastes the command, presses Enter.
		this.#session.write(`\u0005\u0015\u001b[200~${command}\u001b[201~\r`);
	}

	/** What was printed at the prompt before the command submitted last, by a job in the background; given once. */
	takeLate(): Screen["lines"] {
		return this.#late.splice(0);
	}

	/** Parts of commands that have failed since the last call, also of those that are still at work. */
	takeFailedParts(): FailedPart[] {
		return this.#failedParts.splice(0);
	}

	/** Lines that the command submitted last has printed and that say that something failed, whatever became of them. */
	get printedFailures(): readonly string[] {
		return this.#printed.lines;
	}

	/**
	 * Asks the shell that a program runs, as `docker run -it alpine sh`, for the status of its last command, which it
	 * keeps. What that shows is on no screen, since the next one begins behind it.
	 */
	askStatus(): void {
		this.#answer = undefined;
		const mark = `\\033]133;Q;%s;aid=${this.#aid}\\007`;
		this.#tape?.hide();
		this.type(` (s=$?; printf '${mark}' $s; exit $s)\r`);
	}

	/** The answer to `askStatus`, once it has come. */
	get answeredStatus(): number | undefined {
		return this.#answer;
	}

	/** The next screen begins behind the prompt, without the first line of `command`, whose echo will stand there. */
	#startAtPrompt(command: string): void {
		this.#emulator.startAtCursor(command.split("\n", 1)[0]);
	}

	/** Presses the keys of a dialogue's line, of which a program may show `^C` and the like. */
	pressKeys(keys: string): void {
		this.type(
			keySequence(keys, this.#emulator.hasApplicationKeys),
			keys.startsWith("^") ? keys : "",
		);
	}

	/** Types into the running program; the next screen begins after the echo of it. */
	type(text: string, echo = text): void {
		this.#printed.stop();
		this.#tape?.input();
		this.#emulator.startAtCursor(echo);
		this.#session.write(text);
	}

	/** Presses a key that must leave no trace on the screen. */
	press(key: string): void {
		this.#session.write(key);
	}

	/** Leaves the terminal to somebody who types by `press`, from now on. */
	handOver(person: Person): void {
		this.#person = person;
	}

	/** The next screen begins here. */
	startScreen(): void {
		this.#emulator.startAtCursor();
	}

	/**
	 * Waits for the next output, which may have come since the last call.
	 *
	 * @param quiet How long to wait, in milliseconds.
	 * @returns `false` when nothing came.
	 */
	async change(quiet: number): Promise<boolean> {
		if (!this.hasChanged && this.#state !== "ended") {
			const { promise, resolve } = Promise.withResolvers<void>();
			const timer = setTimeout(resolve, quiet);
			this.#wake = resolve;
			await promise;
			clearTimeout(timer);
		}
		const { hasChanged } = this;
		this.#noticed = this.#parsed;
		return hasChanged;
	}

	/** Whether there is output that `change` has not told of yet. */
	get hasChanged(): boolean {
		return this.#parsed !== this.#noticed;
	}

	async #pump(): Promise<void> {
		try {
			for await (const chunk of this.#session.output) {
				this.#printed.add(chunk);
				this.#tape?.add(chunk);
				await this.#emulator.write(chunk);
				// Only now, so that what a person answers to is known here, too.
				this.#person?.onOutput(chunk);
				this.#parsed += 1;
				this.#wake();
			}
		} catch {
			// The connection was cut, which means the same as its end.
		}
		this.#state = "ended";
		this.#parsed += 1;
		this.#wake();
	}

	#onMark(mark: Mark): void {
		if (mark.at(-1) !== `aid=${this.#aid}`) return;
		const [kind, detail] = mark;
		this.#failedParts.push(...readFailedParts(mark.slice(0, -1)));
		if (kind === "P" && detail?.startsWith("tty=")) {
			this.#device = detail.replace(/^tty=/, "");
		} else if (kind === "Q") {
			this.#answer = Number(detail);
		} else if (kind === "C") {
			this.#person?.onCommand(this.#emulator.read().lines.map(({ text }) => text));
			this.#state = "running";
			this.#hasStarted = true;
			// A prompt drawn anew had looked like the end of this command; what stood before it is no output of a job.
			if (this.#finished !== undefined) this.#late = [];
			this.#status = undefined;
			this.#finished = undefined;
			this.#emulator.startAtTop();
		} else if (kind === "D") {
			this.#status = Number(detail);
			if (this.#state === "running") this.#person?.onEnd(this.#status, this.#emulator.read());
			// No prompt of ours will come.
			if (this.#failedParts.some(({ kind }) => kind === "prompt")) this.#finish(this.#status);
		} else if (kind === "A" && detail === "k=s") {
			this.#isUnfinished = true;
		} else if (kind === "A") {
			// Without a status, the page has changed what the shell does before its prompt.
			if (this.#status === undefined && this.#state === "running") {
				this.#failedParts.push({ kind: "prompt" });
				this.#status = 0;
			}
			if (this.#submitted !== "" && this.#status !== undefined) this.#finish(this.#status);
			this.#state = "prompt";
		} else if (kind === "B") {
			this.#isReady = true;
			// The shell may draw its prompt anew before it takes a command of several lines, whose echo then follows.
			this.#startAtPrompt(this.#finished === undefined ? this.#submitted : "");
		}
	}

	/** Called at the next prompt (`A`), not at `D`: in between, the shell tells of jobs that have ended. */
	#finish(exit: number): void {
		const screen = this.#emulator.read();
		// A command that bash refuses never starts. Its lines but the first stand before the error, as their echo.
		const echoed = this.#hasStarted ? 0 : this.#submitted.split("\n").length - 1;
		this.#finished = {
			screen: { ...screen, lines: screen.lines.slice(echoed) },
			exit,
			hasStarted: this.#hasStarted,
			from: this.#submittedAt,
			to: Date.now(),
		};
		if (this.#hasStarted) this.#submitted = "";
	}

	[Symbol.dispose](): void {
		this.#session[Symbol.dispose]();
		this.#emulator.dispose();
	}
}
