import { setTimeout } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { runIn } from "../../scripts/host/run-in.ts";
import type { Session } from "../../scripts/session/open-session.ts";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import { inTerminal, openTestSession, shown, texts } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

describe("a command that reads standard input", () => {
	/** Takes a single key, and tells its code. */
	const KEY = "stty -icanon -echo; head -c 1 | od -An -tx1; stty icanon echo";

	test.each([
		["cat", 0],
		["read answer", 1],
		["sort", 0],
		["cat; cat; echo both", 0],
		["sleep 1; cat", 0],
	])("gets an end of file: %s", async (command, status) => {
		expect((await at.one.show(command, `exit=${status} timeout="30s"`)).exit).toBe(status);
		expect((await at.one.show("echo next")).lines).toEqual(["next"]);
	});

	test("gets none before it reads: it would find a NUL, if it then takes a single key", async () => {
		expect((await at.one.show(`sleep 1; ${KEY}`)).lines).toEqual([" 04"]);
	});

	test("gets none before it runs, however long it takes to get to the shell", async () => {
		const { session, aid } = await openTestSession(at.real.engine);
		let way = Promise.resolve();
		const write = (text: string) => {
			way = way.then(() => setTimeout(600)).then(() => session.write(text));
		};
		using one = inTerminal(await Terminal.open({ ...session, write }, aid));
		expect((await one.show(`sleep 2; ${KEY}`)).lines).toEqual([" 04"]);
	});

	test("gets none where it has ended while it was asked", async () => {
		const { session, aid } = await openTestSession(at.real.engine);
		const typed = vi.spyOn(session, "write");
		const isReading = () => setTimeout(2000, true);
		using one = inTerminal(await Terminal.open({ ...session, isReading }, aid));
		await one.sh("sleep 0.5");
		expect(typed).not.toHaveBeenCalledWith("\u0004");
	});

	test("gets an end of file beside a program that never rests", async () => {
		await at.one.sh("while :; do :; done &");
		expect((await at.one.show("cat", 'timeout="30s"')).exit).toBe(0);
		await at.one.sh("kill %1");
	});

	test("gets an end of file in a container, too", async () => {
		const { exit, lines } = await at.one.show("docker run --rm -it alpine cat", 'timeout="60s"');
		expect([exit, lines.length > 0]).toEqual([0, true]);
	});

	// It is asked for in the container before Python reads there, and would reach it as a NUL.
	test.each(["python:3.13-slim python3", "alpine sh"])(
		"gets none where it shows a prompt, and is told of at once: %s",
		async (program) => {
			const started = performance.now();
			const run = at.one.sh(`docker run -it --rm ${program}`, 'timeout="60s"');
			const { message, hint } = await at.one.breakOf(run);
			expect(message).toMatch(/asks something/);
			expect(hint).toMatch(/`console` fence/);
			expect(performance.now() - started).toBeLessThan(50_000);
		},
	);
});

test("an end of file that the command did not live to read leaves no trace on the next one", async () => {
	const { session, aid } = await openTestSession(at.real.engine);
	let isLate = false;
	const next = Promise.withResolvers<void>();
	const delayed: Session = {
		...session,
		write: (text) => {
			if (text === "\u0004") {
				isLate = true;
				void runIn(at.real.engine.container, ["pkill", "-x", "cat"]);
			} else {
				session.write(text);
				if (isLate) next.resolve();
			}
		},
		output: (async function* () {
			for await (const chunk of session.output) {
				// bash tells how to leave it, and then prompts: the next command comes in between.
				const told = chunk.indexOf("leave the shell.");
				if (told >= 0) {
					yield chunk.subarray(0, told);
					await next.promise;
				}
				yield chunk.subarray(Math.max(told, 0));
			}
		})(),
	};
	using one = inTerminal(await Terminal.open(delayed, aid));
	await one.sh("cat", "exit=143");
	session.write("\u0004");
	await vi.waitUntil(() => texts(one.terminal.screen()).join("").includes("Use"), 20_000);
	expect(await one.show("(exit 3)", "exit=3")).toEqual({ lines: [], exit: 3 });
	expect((await one.show("echo next")).lines).toEqual(["next"]);
});

test("a command that is silent for long leaves no trace of the end of file", async () => {
	const results = await at.one.sh(["sleep 2", "echo a", "sleep 1; echo b", "echo c"]);
	expect(shown(results).map(({ lines }) => lines)).toEqual([[], ["a"], ["b"], ["c"]]);
});
