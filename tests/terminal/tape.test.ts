import { expect, test } from "vitest";
import { LIMITS } from "../../scripts/plan/limits.ts";
import { Tape } from "../../scripts/terminal/tape.ts";

const mark = (content: string, aid = "abc") => `\u001b]133;${content};aid=${aid}\u0007`;
const CLEAR = "\u001b[?1049l\u001b[!p\u001b[m\u001b[H\u001b[2J\u001b[3J\r\n";

function shown(tape: Tape): string {
	const [, ...events] = tape.toCast().trimEnd().split("\n");
	return events.map((line) => (JSON.parse(line) as [number, string, string])[2]).join("");
}

/** The whole output of a shell for a command, its echo and the next prompt included. */
const session = `docker ps\r\n${mark("C")}${CLEAR}line é\r\n${mark("E;1;secret")}${mark("D;0")}${mark("A")}$ ${mark("B")}`;

test("a command is typed by a person, and nothing of the recorder's own is taped, however the output is cut", () => {
	const bytes = Buffer.from(session);
	for (let size = 1; size <= bytes.length; size++) {
		const tape = new Tape("abc", false);
		tape.command("docker ps");
		for (let start = 0; start < bytes.length; start += size) {
			tape.add(bytes.subarray(start, start + size));
		}
		expect(shown(tape)).toBe("$ docker ps\r\nline é\r\n");
	}
});

test("a mark that a command prints by itself is not obeyed", () => {
	const tape = new Tape("abc", true);
	tape.add(Buffer.from(`a${mark("D;0", "other")}b`));
	expect(shown(tape)).toBe("ab");
});

test("what the recorder asks a dialogue's shell is not there", () => {
	const tape = new Tape("abc", true);
	tape.add(Buffer.from("/ # "));
	tape.input();
	tape.add(Buffer.from("ls\r\nbin\r\n/ # "));
	tape.hide();
	tape.add(Buffer.from(` (s=$?; exit $s)\r\n${mark("Q;0")}/ # `));
	expect(shown(tape)).toBe("/ # ls\r\nbin\r\n/ # \r\u001b[K/ # ");
});

test("the header is asciicast v3's, and lines of a command go on at the shell's second prompt", () => {
	const tape = new Tape("abc", false);
	tape.command("echo 'a\nb'");
	const [header = ""] = tape.toCast().split("\n");
	expect(JSON.parse(header)).toMatchObject({ version: 3, term: { cols: 100, rows: 40 } });
	expect(shown(tape)).toBe("$ echo 'a\r\n> b'\r\n");
});

test("of a very long output nothing is kept", () => {
	const tape = new Tape("abc", true);
	const chunk = Buffer.alloc(LIMITS.cast / 4, "y\n");
	for (let count = 0; count < 4; count++) tape.add(chunk);
	expect(tape.isFull).toBe(false);
	tape.add(chunk);
	expect(tape.isFull).toBe(true);
	expect(shown(tape)).toBe("");
});
