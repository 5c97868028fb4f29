import type { ReadStream } from "node:tty";
import { MACHINE } from "../plan/machine.ts";
import { CLEARING } from "../session/bashrc.ts";
import type { Screen } from "../terminal/emulator.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { TypedCommand } from "./typed-fence.ts";

/** Between two looks at whether it is over, in milliseconds. */
const LOOK = 200;
const END_OF_FILE = "\u0004";
/** Keys that a dialogue writes on a line of their own. */
const KEYS: Readonly<Record<string, string>> = { "\u0003": "^C", [END_OF_FILE]: "^D" };

/** The terminal at which somebody sits. */
export interface Seat {
	readonly input: Pick<ReadStream, "on" | "off" | "setRawMode" | "pause" | "resume">;
	readonly output: { write(chunk: string): unknown };
}

/**
 * Leaves a page's terminal to who sits at another one, until its shell ends.
 *
 * @returns The commands that were typed and have ended.
 * @throws The signal's reason when it aborts.
 */
export async function handOver(
	terminal: Terminal,
	{ input, output }: Seat,
	signal: AbortSignal,
): Promise<TypedCommand[]> {
	const commands: TypedCommand[] = [];
	const visible = withoutClearing();
	const decoder = new TextDecoder();
	const lines = terminal.screen(false).lines.map(({ ansi }) => ansi);
	output.write([...lines, terminal.cursorText].join("\r\n"));
	let text = "";
	let typed: Typed[] = [];
	terminal.handOver({
		onOutput: (chunk) => output.write(visible(decoder.decode(chunk, { stream: true }))),
		onCommand: ([first = "", ...others]) => {
			text = [first, ...others.map((line) => line.replace(/^> ?/, ""))].join("\n");
			typed = [];
		},
		onEnd: (exit, screen) => {
			if (text !== "") commands.push({ text, exit, dialogue: readTyped(typed, screen) });
			text = "";
		},
	});
	/** Whether a line has been begun that was not entered yet. */
	let isBegun = false;
	const onData = (data: Buffer) => {
		const keys = data.toString();
		const isAtPrompt = terminal.state === "prompt";
		if (isAtPrompt && keys === END_OF_FILE && terminal.cursorText === MACHINE.prompt) {
			// The shell of a page is told to stay at an end of file.
			terminal.press("exit\r");
			return;
		}
		if (!isAtPrompt && !terminal.isFullScreen) {
			const key = KEYS[keys];
			if (key !== undefined) typed.push({ key });
			else if (!isBegun) typed.push({ prompt: terminal.cursorText });
			isBegun = key === undefined && !keys.endsWith("\r");
		}
		terminal.press(keys);
	};
	// A terminal that is closed ends all, too.
	let isClosed = false;
	const onClose = () => {
		isClosed = true;
	};
	input.setRawMode(true);
	input.on("data", onData).on("error", onClose).on("end", onClose).resume();
	try {
		while (terminal.state !== "ended" && !isClosed) {
			signal.throwIfAborted();
			await terminal.change(LOOK);
		}
		return commands;
	} finally {
		input.off("data", onData).pause();
		if (!isClosed) input.setRawMode(false);
	}
}

/** A key that was pressed, or a line that was begun behind a prompt. */
type Typed = { readonly key: string } | { readonly prompt: string };

/** What was typed into a program, as its screen shows it: what was mended meanwhile, or not echoed, is not there. */
function readTyped(typed: readonly Typed[], { lines }: Screen): string[] {
	let next = 0;
	return typed.flatMap((one) => {
		if ("key" in one) return [one.key];
		if (one.prompt.trim() === "") return [];
		const found = lines.findIndex(
			({ text }, index) => index >= next && text.startsWith(one.prompt.trimEnd()),
		);
		if (found < 0) return [];
		next = found + 1;
		return [lines[found]?.text ?? ""];
	});
}

/** Leaves out the clearing of the screen before each command, which may come in parts: a person wants to see what was there. */
function withoutClearing(): (text: string) => string {
	let held = "";
	return (text) => {
		const all = (held + text).replaceAll(CLEARING, "");
		const length = longestStart(all);
		held = length === 0 ? "" : all.slice(-length);
		return length === 0 ? all : all.slice(0, -length);
	};
}

/** How much of a text's end may be the begin of the clearing. */
function longestStart(text: string): number {
	for (let length = Math.min(CLEARING.length - 1, text.length); length > 0; length--) {
		if (text.endsWith(CLEARING.slice(0, length))) return length;
	}
	return 0;
}
