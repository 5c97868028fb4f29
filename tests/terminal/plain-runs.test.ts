import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MACHINE } from "../../scripts/plan/machine.ts";
import { Emulator } from "../../scripts/terminal/emulator.ts";
import { plainRuns } from "../../scripts/terminal/plain-runs.ts";

const runs = (text: string, kept = 3) => [...plainRuns(Buffer.from(text), 10, kept)];
const leftOut = (text: string) =>
	runs(text).map(({ from, to, rows }) => [text.slice(from, to), rows]);

describe("what of an output may be left out", () => {
	test("are the plain rows that as many follow as are kept", () => {
		expect(leftOut("1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n")).toEqual([["2\r\n3\r\n", 2]]);
		expect(leftOut("\r\n\r\n\r\n\r\n\r\n")).toEqual([["\r\n", 1]]);
		expect(leftOut("1\r\n2\r\n3\r\n4\r\n")).toEqual([]);
	});

	test("counts the rows of long lines, which a full one does not exceed", () => {
		const [ten, eleven] = ["x".repeat(10), "x".repeat(11)];
		expect(leftOut(`1\r\n${ten}\r\n${eleven}\r\n4\r\n5\r\n6\r\n`)).toEqual([
			[`${ten}\r\n${eleven}\r\n`, 3],
		]);
		// Two lines are enough to be kept, where one takes two rows.
		expect(leftOut(`1\r\n2\r\n${eleven}\r\n4\r\n`)).toEqual([["2\r\n", 1]]);
	});

	test.each(["\u001b[1m", "é", "\t", "\b", "\r", "\n", "\u0007", "\u007f"])(
		"is nothing that %j stands among",
		(control) => {
			const text = `1\r\n2\r\n3${control}3\r\n4\r\n5\r\n`;
			expect(leftOut(text)).toEqual([]);
			expect(leftOut(`1\r\n2\r\n3\r\n4\r\n${text}`)).toEqual([["2\r\n3\r\n4\r\n", 3]]);
		},
	);

	test("is found wherever the output is plain for long enough", () => {
		const plain = "1\r\n2\r\n3\r\n4\r\n5\r\n";
		expect(leftOut(`\u001b[1m${plain}\u001b[m${plain}é`)).toEqual([
			["2\r\n", 1],
			["2\r\n", 1],
		]);
	});
});

/** An output of plain lines, more of them than a screen keeps, and of what else a program may print. */
const lines = fc
	.tuple(
		fc.integer({ min: 1, max: MACHINE.keptRows + 500 }),
		fc.constantFrom("", "y", "x".repeat(100), "x".repeat(101), "x".repeat(250)),
	)
	.map(([count, line]) =>
		Array.from({ length: count }, (_, index) => `${index % 7 === 0 ? index : ""}${line}\r\n`).join(
			"",
		),
	);
const other = fc.constantFrom(
	"no end",
	"\u001b[31m",
	"\u001b[m",
	"\u001b[H",
	"\u001b[5A",
	"\u001b[2J",
	"\u001b[10;20r",
	"\u001b[r",
	"\u001b[?7l",
	"\u001b[?7h",
	"\u001b[?1049h",
	"\u001b[?1049l",
	"\u001b[!p",
	"é\r\n",
	"\rover",
);

test("a screen is the same, whether an output comes at once or in small pieces", async () => {
	const show = async (output: string, size: number) => {
		const emulator = new Emulator(
			() => {},
			() => {},
		);
		await emulator.write(Buffer.from("$ "));
		emulator.startAtCursor();
		const bytes = Buffer.from(output);
		for (let at = 0; at < bytes.length; at += size) {
			await emulator.write(bytes.subarray(at, at + size));
		}
		const screen = emulator.read();
		emulator.dispose();
		return screen;
	};
	const outputs = fc.array(fc.oneof(lines, other), { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(outputs, async (parts) => {
			const output = parts.join("");
			// No part of so few bytes has as many rows as a screen keeps: a row ends with two of them.
			expect(await show(output, 1_000_000)).toEqual(await show(output, 2 * MACHINE.keptRows - 1));
		}),
		{ numRuns: 30 },
	);
});
