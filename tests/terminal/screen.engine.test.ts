import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { MACHINE } from "../../scripts/plan/machine.ts";
import { texts } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

describe("a screen", () => {
	test("is what stays, not what was drawn on the way", async () => {
		const { lines } = await at.one.show(
			"printf '10%%\\r20%%\\r100%%\\n'; printf 'one\\ntwo\\n\\e[2A\\e[2KONE\\e[2B\\rend\\n'",
		);
		expect(lines).toEqual(["100%", "ONE", "two", "end"]);
	});

	test("has colours and nothing else, with trailing blanks cut", async () => {
		const [result] = await at.one.sh(
			"printf '\\e[1;31mred\\e[0m \\e[38;5;208mo\\e[38;2;1;2;3mr\\e[m   \\e[42m  \\e[0m   \\e]0;title\\a\\n'",
		);
		expect(result?.screen.lines.map(({ ansi }) => ansi)).toEqual([
			"\u001b[1;31mred\u001b[0m \u001b[38;5;208mo\u001b[0;38;2;1;2;3mr\u001b[0m   \u001b[42m  \u001b[0m",
		]);
	});

	test("begins anew with each command, and `clear` empties it", async () => {
		expect((await at.one.show("echo gone; printf '\\e[H\\e[2J\\e[3J'; echo kept")).lines).toEqual([
			"kept",
		]);
		expect((await at.one.show("echo next")).lines).toEqual(["next"]);
	});

	test("shows bytes that are not UTF-8 as U+FFFD", async () => {
		expect(
			(
				await at.one.show(
					"printf 'a\\xff\\xfeb\\n'; head -c 3000 /dev/zero | tr '\\0' '\\377' | wc -c",
				)
			).lines,
		).toEqual(["a\ufffd\ufffdb", "3000"]);
	});

	test("survives any bytes", async () => {
		await at.one.sh("head -c 200000 /dev/urandom; printf '\\ec'");
		const { lines, exit } = await at.one.show("echo ok");
		// Among the bytes there may be a query, whose answer the terminal then shows above this line.
		expect(lines.at(-1)).toBe("ok");
		expect(exit).toBe(0);
	});

	test("answers a query that nobody waits for, and then takes the next command whole", async () => {
		await at.one.sh("printf '\\e[c'");
		const { lines, exit } = await at.one.show("echo ok");
		expect(lines.at(-1)).toBe("ok");
		expect(exit).toBe(0);
	});

	test("joins a character that came in two parts", async () => {
		expect((await at.one.show("printf '\\xc3'; sleep 0.2; printf '\\xa9\\n'")).lines).toEqual([
			"é",
		]);
	});

	test("is whole where its engine is asked meanwhile", async () => {
		const asked = setInterval(() => void at.one.terminal.isIdle(), 1);
		const text = "é日👩‍🚀 \u001b[1;31mrouge\u001b[0m";
		const bytes = [...Buffer.from(`${text}\r\n`)].map((byte) => `\\x${byte.toString(16)}`);
		const script = bytes.map((byte) => `printf '${byte}'`).join("; sleep 0.01; ");
		const [result] = await at.one.sh(script);
		clearInterval(asked);
		expect(result?.screen.lines.map(({ ansi }) => ansi)).toEqual([text]);
	});

	test("joins lines that are longer than the terminal", async () => {
		const { lines } = await at.one.show("printf 'x%.0s' $(seq 5000); echo; echo end");
		expect(lines).toEqual(["x".repeat(5000), "end"]);
	});

	test("keeps wide and combining characters", async () => {
		const text = "日本語 e\u0301 n\u0303 👩‍🚀 ✔ ⠿ fin";
		const { lines } = await at.one.show(`echo '${text}'`);
		expect(lines).toEqual([text]);
	});

	test("joins long lines of wide characters without a gap where they do not fit", async () => {
		const text = `a${"日本".repeat(60)}`;
		expect((await at.one.show(`echo '${text}'`)).lines).toEqual([text]);
	});

	test("of a full-screen program is the one that it leaves behind", async () => {
		const { lines } = await at.one.show(
			"echo before; printf '\\e[?1049h\\e[2J\\e[Hfull screen'; sleep 0.2; printf '\\e[?1049l'; echo after",
		);
		expect(lines).toEqual(["before", "after"]);
	});

	test("is whole again after a full-screen program that was killed", async () => {
		await at.one.sh("printf '\\e[?1049h\\e[?25lfull screen'");
		expect((await at.one.show("echo next")).lines).toEqual(["next"]);
	});

	test("of a burst of 10 MB keeps the last rows and counts those it dropped", async () => {
		const [result] = await at.one.sh("seq -f '%09.0f' 1048576; echo end", 'timeout="5m"');
		const lines = texts(result?.screen ?? { lines: [] });
		expect(lines.length).toBeLessThanOrEqual(MACHINE.keptRows);
		expect(lines.length).toBeGreaterThan(MACHINE.keptRows / 2);
		expect(lines.slice(-2)).toEqual(["001048576", "end"]);
		expect(lines.length + (result?.screen.dropped ?? 0)).toBe(1048577);
	}, 180_000);
});

describe("a job in the background", () => {
	test("that prints while a later command runs shows there", async () => {
		await at.one.sh("(sleep 0.3; echo late) &");
		const { lines } = await at.one.show("wait; echo now");
		expect(lines.filter((line) => !line.startsWith("[1]"))).toEqual(["late", "now"]);
	});

	test("that prints at the prompt shows before the next command's output", async () => {
		await at.one.sh("(sleep 0.1; echo late) &");
		await setTimeout(1000);
		const { lines } = await at.one.show("echo now");
		const told = lines.filter((line) => !line.startsWith("[1]"));
		expect(told).toEqual(["late", "now"]);
	});
});
