import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MACHINE } from "../../scripts/plan/machine.ts";
import { Emulator, type Mark } from "../../scripts/terminal/emulator.ts";
import { texts } from "../support/open-terminal.ts";

let emulator: Emulator;
/** Marks, each with what the screen showed, and answers to the program. */
let told: unknown[];

beforeEach(() => {
	told = [];
	emulator = new Emulator(
		(mark: Mark) => told.push([mark, texts(emulator.read())]),
		(answer) => told.push(answer),
	);
});
afterEach(() => emulator.dispose());

const { keptRows: KEPT_ROWS, terminal: SIZE } = MACHINE;
const print = (text: string) => emulator.write(Buffer.from(text));
/** Begins a screen at the top, as the shell does. */
const begin = async () => {
	emulator.startAtTop();
	await print("\u001b[H\u001b[2J\u001b[3J\r\n");
};
/** Lines `first` to `last`, each with its number. */
const printLines = (first: number, last: number) =>
	print(Array.from({ length: last - first + 1 }, (_, index) => `${first + index}\r\n`).join(""));

describe("lines that a screen dropped", () => {
	test("are none as long as it keeps them all", async () => {
		await begin();
		await printLines(1, KEPT_ROWS - 1);
		expect(emulator.read()).toMatchObject({ dropped: 0, lines: { length: KEPT_ROWS - 1 } });
	});

	test("are counted, one by one", async () => {
		await begin();
		await printLines(1, KEPT_ROWS + 2);
		const screen = emulator.read();
		expect(screen.dropped).toBe(3);
		expect(texts(screen).at(0)).toBe("4");
		expect(texts(screen).at(-1)).toBe(`${KEPT_ROWS + 2}`);
		expect(texts(screen)).toHaveLength(KEPT_ROWS - 1);
	});

	test("are not those of the screen before", async () => {
		await begin();
		await printLines(1, 2 * KEPT_ROWS);
		emulator.startAtCursor();
		await printLines(1, 10);
		expect(emulator.read()).toMatchObject({ dropped: 0, lines: { length: 10 } });
	});

	test("are counted from where the screen began", async () => {
		await printLines(1, 20);
		emulator.startAtCursor();
		await printLines(1, KEPT_ROWS + 2);
		expect(emulator.read()).toMatchObject({ dropped: 3, lines: { length: KEPT_ROWS - 1 } });
	});

	test("are not those that a program cleared, nor those of a full-screen program", async () => {
		await begin();
		await printLines(1, KEPT_ROWS - 1);
		await print("\u001b[?1049h");
		await printLines(1, 2 * SIZE.rows);
		await print("\u001b[?1049l");
		expect(emulator.read()).toMatchObject({ dropped: 0, lines: { length: KEPT_ROWS - 1 } });
		await print("\u001b[H\u001b[2J\u001b[3J");
		await printLines(1, SIZE.rows);
		expect(emulator.read()).toMatchObject({ dropped: 0, lines: { length: SIZE.rows } });
	});
});

test("a program that goes up before it draws is shown as below a prompt", async () => {
	await begin();
	// As BuildKit does, again and again.
	await print("\u001b[1A\u001b[1B\u001b[0G[+] 0/1\r\n\u001b[1A\u001b[0G[+] 1/1\r\n");
	expect(texts(emulator.read())).toEqual(["[+] 1/1"]);
	await begin();
	await print("\u001b[1Aone\r\ntwo\r\n");
	expect(texts(emulator.read())).toEqual(["one", "two"]);
	await begin();
	await print("\r\none\r\n");
	expect(texts(emulator.read())).toEqual(["", "one"]);
});

test("a mark is told while the screen shows what came before it, and a query is answered", async () => {
	await print("one\r\n\u001b]133;D;0;aid=x\u0007two\u001b[5n");
	expect(told).toEqual([[["D", "0", "aid=x"], ["one"]], "\u001b[0n"]);
});

test("the cursor's position is told so that busybox takes it for no key", async () => {
	await print("\u001b[H/ # \u001b[6n");
	expect(told).toEqual(["\u001b[01;05R"]);
});

test("a screen that begins at the cursor is without what stands there already, or is to stand there", async () => {
	await print("before\r\n$ ");
	emulator.startAtCursor("ls");
	await print("ls\r\nfile\r\n# ");
	expect(texts(emulator.read())).toEqual(["file", "#"]);
	expect(texts(emulator.read(false))).toEqual(["file"]);
	expect(emulator.cursorText()).toBe("# ");
});

test("an entered line has left the cursor's line once it was echoed", async () => {
	await print("$ ");
	emulator.startAtCursor("ls");
	await print("ls");
	expect(emulator.hasLeftLine).toBe(false);
	await print("\r\n");
	expect(emulator.hasLeftLine).toBe(true);
});

test.each<[what: string, typed: string, shown: string, hidesInput: boolean, lines: string[]]>([
	["nothing", "s3cret", "\r\nfine\r\n", true, ["fine"]],
	["the next question, on its line", "s3cret", "Again: ", true, ["Again:"]],
	["what it says then, on its line", "s3cret", "fine\r\n", true, ["fine"]],
	["stars", "s3cret", "******\r\nfine\r\n", true, ["******", "fine"]],
	["an echo", "me", "me\r\nfine\r\n", false, ["fine"]],
	["a line over it", "s3cret", "\r\u001b[Kfine\r\n", true, ["fine"]],
	["a line over an echo", "me", "m\u001b[1me\u001b[m\r\u001b[Kfine\r\n", false, ["fine"]],
	["a clear screen", "s3cret", "\u001b[H\u001b[2Jfine\r\n", true, ["fine"]],
	["a clear screen behind an echo", "clear", "clear\r\n\u001b[H\u001b[2J# ", false, ["#"]],
	["a tab as blanks", "a\tme", "a       me\r\nfine\r\n", false, ["fine"]],
	["a tab as a key", "a\tme", "ame\r\nfine\r\n", false, ["fine"]],
])("behind a question, a program shows %s", async (_, typed, shown, hidesInput, lines) => {
	await print("Name: ");
	emulator.startAtCursor(typed);
	await print(shown);
	expect(emulator.hasLeftLine).toBe(true);
	const screen = emulator.read();
	expect(screen.hidesInput ?? false).toBe(hidesInput);
	expect(texts(screen)).toEqual(lines);
});

test("what a program hides stays so though more was printed than is kept", async () => {
	await print("Name: ");
	emulator.startAtCursor("s3cret");
	await print(`\r\n${"line\r\n".repeat(2000)}`);
	expect(emulator.read().hidesInput).toBe(true);
	await print("# ");
	emulator.startAtCursor("seq 2000");
	await print(`seq 2000\r\n${"line\r\n".repeat(2000)}`);
	expect(emulator.read().hidesInput).toBeUndefined();
});

test("a tab that is shown as blanks is not hidden", async () => {
	await print("Name: ");
	emulator.startAtCursor("\tme");
	await print("  me");
	expect(emulator.hasLeftLine).toBe(false);
	await print("\r\n");
	expect(emulator.read().hidesInput).toBeUndefined();
});

test("a character may come in two parts", async () => {
	const [first, second] = Buffer.from("é");
	await emulator.write(Buffer.of(first ?? 0));
	await emulator.write(Buffer.of(second ?? 0));
	expect(emulator.cursorText()).toBe("é");
});
