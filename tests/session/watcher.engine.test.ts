import { describe, expect, test } from "vitest";
import { texts } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

/** Computes, in a program of its own: bash can lose its input by ^C in a loop that starts none. */
const BUSY = "yes > /dev/null";

/** Enters a command, and waits until it runs. */
async function start(command: string): Promise<void> {
	at.one.terminal.submit(command);
	await expect.poll(() => at.one.terminal.state).toBe("running");
}

/** Ends what runs. */
async function interrupt(): Promise<void> {
	at.one.terminal.press("\u0003");
	await expect.poll(() => at.one.terminal.finished).toBeDefined();
}

/** The different answers to a question that is asked many times. */
async function answers(question: () => Promise<boolean>, times = 50): Promise<boolean[]> {
	const all = new Set<boolean>();
	for (let asked = 0; asked < times; asked++) all.add(await question());
	return [...all];
}

describe("an engine", () => {
	const isIdle = () => at.one.terminal.isIdle();

	test("is idle while a program waits, whatever for", async () => {
		await start("sleep 100");
		await expect.poll(isIdle, { timeout: 20_000 }).toBe(true);
	});

	test("is not while one computes", async () => {
		await start(BUSY);
		expect(await answers(isIdle)).toEqual([false]);
		await interrupt();
	});

	test("is not while a container does", async () => {
		await at.one.sh("docker run --rm -d --name busy alpine sh -c 'while :; do :; done'");
		expect(await answers(isIdle)).toEqual([false]);
		await at.one.sh("docker rm -f busy");
	});

	test("is not while two programs hand work to each other, though one of them always waits", async () => {
		await at.one.sh([
			"mkfifo there back",
			"exec 3<> there 4<> back",
			"while read -ru 3 turn; do echo $turn >&4; done &",
			"while read -ru 4 turn; do echo $turn >&3; done &",
			"echo turn >&3",
		]);
		expect(await answers(isIdle, 300)).toEqual([false]);
		await at.one.sh("kill %1 %2; rm there back");
	});

	test("is idle only when all has been seen that was printed before", async () => {
		await start("seq 100000; echo end; sleep 100");
		// One that waits for room in the terminal sleeps, too; what it printed has come by then, and more will.
		const isDone = async () =>
			!(await at.one.terminal.change(1)) && (await isIdle()) && !at.one.terminal.hasChanged;
		await expect.poll(isDone, { timeout: 20_000, interval: 1 }).toBe(true);
		expect(texts(at.one.terminal.screen()).at(-1)).toBe("end");
	});
});

describe("a terminal", () => {
	const isReading = () => at.one.terminal.isReading();

	test.each(["cat", "read -rsn1", "docker run --rm -it alpine cat"])(
		"is read by: %s",
		async (command) => {
			await start(command);
			await expect.poll(isReading, { timeout: 20_000 }).toBe(true);
		},
	);

	test.each(["sleep 100", "docker run --rm --init alpine sleep 100", BUSY])(
		"is not read by: %s",
		async (command) => {
			await start(command);
			expect(await answers(isReading)).toEqual([false]);
			await interrupt();
		},
	);
});
