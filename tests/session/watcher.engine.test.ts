import { describe, expect, test } from "vitest";
import { runIn } from "../../scripts/host/run-in.ts";
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

	test("is not while a program waits for a child that has not become another one yet, as for a disk", async () => {
		const wait = "ctypes.CDLL(None).vfork() or (time.sleep(100), os._exit(0))";
		await start(`python3 -c 'import ctypes, os, time; ${wait}; os._exit(0)'`);
		const run = (command: string) => runIn(at.real.engine.container, ["bash", "-c", command]);
		const isWaiting = async () => (await run("grep -q '(python3) D' /proc/[0-9]*/stat")).exit === 0;
		await expect.poll(isWaiting).toBe(true);
		expect(await answers(isIdle, 20)).toEqual([false]);
		await run("pkill -9 python3");
	});

	test("is idle though a container is paused", async () => {
		await at.one.sh(["docker run -d --name paused alpine sleep 600", "docker pause paused"]);
		await expect.poll(isIdle, { timeout: 20_000 }).toBe(true);
		await at.one.sh("docker rm -f paused");
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

	test("takes keys, too, where a program waits for them beside something else", async () => {
		const takesKeys = () => at.one.terminal.takesKeys();
		await start("python3 -c 'import select, sys; select.select([sys.stdin], [], [])'");
		await expect.poll(takesKeys).toBe(true);
		expect(await isReading()).toBe(false);
		await interrupt();
		await start("sleep 100");
		expect(await answers(takesKeys)).toEqual([false]);
		await interrupt();
	});
});
