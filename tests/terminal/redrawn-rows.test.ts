import { expect, test } from "vitest";
import { Emulator } from "../../scripts/terminal/emulator.ts";

const UP = "\u001b[A";

async function redrawnBy(...parts: string[]) {
	const emulator = new Emulator(
		() => {},
		() => {},
	);
	emulator.startAtTop();
	await emulator.write(Buffer.from(parts.join("")));
	const { redrawn } = emulator.read();
	emulator.dispose();
	return redrawn;
}

test("lines that a program goes back to and draws again are told", async () => {
	const first = "begin\r\n[+] 0/2\r\n a\r\n b\r\n";
	const again = "[+] 2/2\r\n a ok\r\n b ok\r\nend\r\n";
	expect(await redrawnBy(first, "\u001b[3A", again)).toEqual([[1, 3]]);
	// Row by row, as Compose does.
	expect(await redrawnBy(first, UP, UP, UP, again)).toEqual([[1, 3]]);
	expect(await redrawnBy(first, "\u001b[3F", again)).toEqual([[1, 3]]);
});

test("a block that grows is told whole, and blocks apart are told apart", async () => {
	expect(
		await redrawnBy("a\r\nb\r\n", "\u001b[2A", "a\r\nb\r\nc\r\n", "\u001b[3A", "a\r\nb\r\nc\r\n"),
	).toEqual([[0, 2]]);
	expect(
		await redrawnBy(
			"a\r\nb\r\n",
			"\u001b[2A",
			"a\r\nb\r\n\r\nc\r\nd\r\n",
			"\u001b[2A",
			"c\r\nd\r\n",
		),
	).toEqual([
		[0, 1],
		[3, 4],
	]);
});

test("a line that is drawn again alone has no order, nor have lines that follow each other so", async () => {
	expect(await redrawnBy("10 %\r\n", UP, "20 %\r\n", "next\r\n", UP, "next\r\n")).toEqual([]);
	expect(await redrawnBy(" ✔ backup\r\n ✔ delete\r\n")).toEqual([]);
});
