import { execa } from "execa";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { enginesOf, leftovers } from "../support/leftovers.ts";
import { fence } from "../support/record-source.ts";

const PAGE = `---
images: [alpine]
---

${fence(
	`cd /tmp; COLOUR=blue; echo a file > ~/note
docker create --name kept alpine true > /dev/null`,
	'id="prepare"',
)}${fence("echo $COLOUR", 'id="shown"')}`;
const LONG = { timeout: 100_000, interval: 50 };

let one: Checkout;
beforeAll(async () => {
	const broken = fence("cat absent", 'id="absent"') + fence("echo", 'id="last"');
	one = await checkout({ a: PAGE, b: broken });
}, 30_000);
afterAll(() => one?.[Symbol.asyncDispose]());

/** Calls it at a terminal, as a person would. */
function sit(...words: readonly string[]) {
	const call = `stty cols 120 rows 50; echo "process $$"; exec '${process.execPath}' scripts/try.ts ${words.join(" ")}`;
	const options = ["--quiet", "--flush", "--return", "--command", call, "/dev/null"];
	const child = execa("script", options, {
		cwd: one.path,
		reject: false,
		all: true,
		env: { NO_COLOR: "1" },
	});
	let shown = "";
	let seen = 0;
	child.all.on("data", (chunk: Buffer) => {
		// A terminal in raw mode ends lines by one carriage return more.
		shown = (shown + chunk).replaceAll(/\r+\n/g, "\n");
	});
	return {
		child,
		shown: () => shown,
		type: (text: string) => child.stdin.write(text),
		/** Waits until something is shown that was not there at the last call. */
		until: async (pattern: RegExp) => {
			await vi
				.waitUntil(() => pattern.test(shown.slice(seen)), LONG)
				.catch(() => {
					throw new Error(`It does not show ${pattern}:\n${shown}`);
				});
			seen = shown.length;
		},
	};
}

test("a shell is where the page is just before a snippet, and what is typed there is printed as a fence", async () => {
	const seat = sit("a#shown");
	await seat.until(/just before `shown`.*\n[^$]*\$ $/s);
	seat.type("echo $COLOUR $PWD; cat ~/note; docker ps -aq --filter name=kept | wc -l\r");
	await seat.until(/blue \/tmp\na file\n1\n.*\$ /s);
	// What is mended while it is typed counts as mended; ^C is the program's.
	seat.type("sh -c 'echo begun; sleeq\u007fp 1000'\r");
	await seat.until(/begun\n/);
	seat.type("\u0003");
	await seat.until(/\^C.*\$ /s);
	seat.type("cat <<END\rtwo lines\rEND\r");
	await seat.until(/END.*two lines\n.*\$ /s);
	seat.type("docker run -it --rm alpine sh\r");
	await seat.until(/\/ # /);
	seat.type("echo inside\r");
	await seat.until(/inside\n.*inside\n\/ # /s);
	seat.type("exit\r");
	await seat.until(/exit.*\$ /s);
	seat.type("\u0004");
	const { exitCode } = await seat.child;
	expect(exitCode, seat.shown()).toBe(0);
	const printed = seat.shown().split("What was typed:")[1]?.trim().split("\n");
	expect(printed).toEqual([
		'```console run exit="0,130,0,0"',
		"$ echo $COLOUR $PWD; cat ~/note; docker ps -aq --filter name=kept | wc -l",
		"$ sh -c 'echo begun; sleep 1000'",
		"^C",
		"$ cat <<END",
		"> two lines",
		"> END",
		"$ docker run -it --rm alpine sh",
		"/ # echo inside",
		"/ # exit",
		"```",
	]);
	// The screen of a person keeps what was on it.
	expect(seat.shown()).not.toContain("\u001b[3J");
}, 180_000);

test("just after a snippet there is what it has left, and nothing is left of all where its terminal is closed", async () => {
	const host = await connectHost();
	const seat = sit("a#prepare", "--after");
	await seat.until(/just after `prepare`.*\n[^$]*\$ $/s);
	seat.type("pwd; docker ps -aq | wc -l\r");
	await seat.until(/\/tmp\n1\n/);
	const process = Number(/process (\d+)/.exec(seat.shown())?.[1]);
	expect(await enginesOf(host, process)).toHaveLength(1);
	seat.child.kill("SIGKILL");
	await seat.child;
	await vi.waitUntil(async () => (await leftovers(host, process)).length === 0, LONG);
}, 120_000);

test.each([
	[["a#shwon"], 2, "try: a has no snippet named shwon. Did you mean shown?"],
	[["aa#shown"], 2, "try: No page with snippets is named aa. There are: a, b."],
	[["b#last"], 1, "src/content/docs/b.mdx:2:1 The command ended with status 1, expected 0."],
])(
	"what cannot be is told: %j",
	async (words, code, message) => {
		const seat = sit(...words);
		const { exitCode } = await seat.child;
		expect(exitCode, seat.shown()).toBe(code);
		expect(seat.shown()).toContain(message);
	},
	60_000,
);

test("without a terminal to type in, it says so", async () => {
	const options = { cwd: one.path, reject: false, stdin: "ignore" } as const;
	const { exitCode, stderr } = await execa(
		process.execPath,
		["scripts/try.ts", "a#shown"],
		options,
	);
	expect(exitCode).toBe(2);
	expect(stderr).toContain("try: It needs a terminal: here its input or its output is none.");
});
