import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../scripts/session/open-session.ts";
import { openTestSession } from "../support/open-terminal.ts";
import { type RealEngine, realEngine } from "../support/real-engine.ts";

let real: RealEngine;

beforeAll(async () => {
	real = await realEngine();
}, 600_000);
afterAll(() => real?.[Symbol.asyncDispose]());

/** Reads a session's output until it holds some text, or ends. */
async function readUntil(output: AsyncIterator<Buffer>, text: string): Promise<string> {
	let seen = "";
	while (!seen.includes(text)) {
		const { value, done } = await output.next();
		if (done === true) return seen;
		seen += String(value);
	}
	return seen;
}

/** A session with its output, read once its prompt is shown. */
async function opened(folder?: string) {
	const { session, aid } = await openTestSession(real.engine, folder);
	const output = session.output[Symbol.asyncIterator]();
	const first = await readUntil(output, `133;B;aid=${aid}`);
	return { session, aid, output, first };
}

/** What a command prints, between its marks. */
async function answer(
	{ session, aid, output }: { session: Session; aid: string; output: AsyncIterator<Buffer> },
	command: string,
): Promise<string> {
	session.write(`${command}\r`);
	const seen = await readUntil(output, `133;B;aid=${aid}`);
	const from = seen.lastIndexOf("\u001b[3J") + 4;
	return seen.slice(from, seen.lastIndexOf("\u001b]133;D")).trim();
}

describe("a session", () => {
	test("shows the course's prompt between its marks", async () => {
		const { session, first, aid } = await opened();
		using _ = session;
		const start = first.indexOf(`\u001b]133;A;aid=${aid}\u0007`);
		const prompt = first.indexOf("$ ", start);
		expect(start).toBeGreaterThanOrEqual(0);
		expect(prompt).toBeGreaterThan(start);
		expect(first.indexOf(`\u001b]133;B;aid=${aid}\u0007`, prompt)).toBeGreaterThan(prompt);
	});

	test("tells a command's start, its status and the next prompt by its own marks", async () => {
		const { session, output, aid } = await opened();
		using _ = session;
		session.write("(exit 7)\r");
		const seen = await readUntil(output, `133;B;aid=${aid}`);
		const marks = [...seen.matchAll(/\u001b\]133;(.*?)\u0007/g)].map((match) => match[1]);
		expect(marks).toEqual([
			`C;aid=${aid}`,
			`E;7;( exit 7 );aid=${aid}`,
			`D;7;aid=${aid}`,
			`A;aid=${aid}`,
			`B;aid=${aid}`,
		]);
	});

	test("is the student's, on the course's machine, of the course's size", async () => {
		const one = await opened();
		using _ = one.session;
		expect(await answer(one, 'echo "$(id -un) $(hostname) $HOME $PWD $USER"; stty size')).toBe(
			"etudiant poste /home/etudiant /home/etudiant etudiant\r\n40 100",
		);
	});

	test("starts in the folder that was asked for", async () => {
		const one = await opened("/usr/bin");
		using _ = one.session;
		expect(await answer(one, "pwd")).toBe("/usr/bin");
	});

	test("leaves no trace in the student's home, and no descriptor open", async () => {
		const one = await opened();
		using _ = one.session;
		expect(await answer(one, "ls -A ~; ls /proc/$$/fd | tr '\\n' ' '")).toBe("0 1 2 255");
	});

	test("ends its output when the shell ends, and bears writing after that", async () => {
		const { session, output } = await opened();
		using _ = session;
		session.write("exit\r");
		await readUntil(output, "text that never comes");
		expect(() => session.write("echo late\r")).not.toThrow();
		expect(await output.next()).toMatchObject({ done: true });
	});

	test("survives an end of file at its prompt", async () => {
		const { session, output } = await opened();
		using _ = session;
		// The quotes tell the echo of the command from what it prints.
		session.write("\u0004\u0004\u0004echo al'ive'\r");
		expect(await readUntil(output, "alive\r\n")).toContain("alive\r\n");
	});
});
