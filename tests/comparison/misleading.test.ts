import { expect, test } from "vitest";
import { isSame, learn, runAt } from "./screens.ts";

/** What two runs printed alike, and what a later one prints: a reader would be told something else. */
const CONSTANT: readonly (readonly [what: string, before: string, after: string])[] = [
	["a full ID, cut", `CONTAINER ID\n${"3f2a".repeat(16)}`, "CONTAINER ID\n3f2a3f2a3f2a"],
	["a full digest, cut", `sha256:${"3f2a".repeat(16)}`, "sha256:3f2a3f2a3f2a"],
	[
		"a table that only looks named by Docker",
		" public | happy_customers | table",
		" public | happy_orders | table",
	],
	["text that becomes invisible", "secret: 1234", "\u001b[8msecret: 1234\u001b[0m"],
	["a red text for a green one", "\u001b[32m5 tests\u001b[0m", "\u001b[31m5 tests\u001b[0m"],
	[
		"a context without its .dockerignore",
		" => => transferring context: 30B",
		" => => transferring context: 1.2GB",
	],
	[
		"Python's return in another block",
		"    if x:\n        x = 1\n    return x",
		"    if x:\n        x = 1\n        return x",
	],
	[
		"YAML's key at another level",
		"services:\n  db:\n    image: x\n  ports: []",
		"services:\n  db:\n    image: x\n    ports: []",
	],
	["what never ended", "FinishedAt: 0001-01-01T00:00:00Z", "FinishedAt: 2026-12-02T09:30:00Z"],
	["a byte for gigabytes", "sent 1B", "sent 999GB"],
	["nothing for something", "Containers  2  0  0B", "Containers  2  0  501B"],
	["steps in another order", " ✔ backup\n ✔ delete", " ✔ delete\n ✔ backup"],
	["a delay of a year", "Retrying in 1 second", "Retrying in 1 year"],
	["a quota", "CPU quota left: 5 hours", "CPU quota left: 500 hours"],
	["a duration in hours", "elapsed: 2s", "elapsed: 2h"],
	[
		"a build that installs nothing",
		" => [4/4] RUN pip install 45.2s",
		" => [4/4] RUN pip install 0.0s",
	],
	["an address that is another's", "db 10.5.0.5\napi 10.5.0.6", "db 10.5.0.6\napi 10.5.0.6"],
	["a public address", "db has address 172.18.0.2", "db has address 172.217.20.4"],
	[
		"a log of ten years ago",
		"2026-11-25T10:11:12Z app: started",
		"2016-11-25T10:11:12Z app: started",
	],
	["a published port", "0.0.0.0:8000->8000/tcp", "0.0.0.0:8001->8000/tcp"],
	["a port that is open to all", "127.0.0.1:5432->5432/tcp", "0.0.0.0:5432->5432/tcp"],
	["a status", "HTTP/1.1 200 OK", "HTTP/1.1 500 Internal Server Error"],
	["an exit code", "Exited (0) 3 seconds ago", "Exited (137) 3 seconds ago"],
	["a count", "(3 rows)", "(2 rows)"],
	["a version", "Python 3.13.5", "Python 3.12.5"],
	[
		"a share",
		"2 packets transmitted, 2 received, 0% packet loss",
		"2 packets transmitted, 0 received, 100% packet loss",
	],
	["coverage", "TOTAL 98.50%", "TOTAL 12.10%"],
	["a column", "NAME   ACTIVE   DONE\nweb    yes", "NAME   ACTIVE   DONE\nweb             yes"],
	["a right", "-rw-r--r-- 1 root root 12 app.py", "-rwxrwxrwx 1 root root 12 app.py"],
	["an owner", "drwxr-xr-x 2 etudiant etudiant 40 data", "drwxr-xr-x 2 root root 40 data"],
	["a sign", "total: -5", "total: 5"],
	["a decimal", "accuracy: 0.98", "accuracy: 0.51"],
	["a word of a sentence", "the server is ready", "the server is not ready"],
	["a line less", "one\ntwo\nthree", "one\nthree"],
	["a line more", "one\nthree", "one\ntwo\nthree"],
	["process 1", "PID   COMMAND\n1     python", "PID   COMMAND\n7     python"],
	[
		"an image's ID, of the same content",
		"alpine  latest  aded1e1a5b37",
		"alpine  latest  ec889a29298e",
	],
	["a hash", "5d41402abc4b2a76b9719d911017c592  hello", "7d793037a0760186574b0282f2f435e7  hello"],
	["a zone", "Wed Nov 25 15:00:00 UTC 2026", "Wed Dec  2 10:30:00 CET 2026"],
	["a line broken otherwise", "a b c", "a b\nc"],
	["characters that look alike", "naïve", "naive"],
	["an accent's form", "e\u0301", "é"],
	["a bold word", "\u001b[1mDanger\u001b[0m zone", "Danger zone"],
	["a subnet", "subnet 172.28.0.0/16", "subnet 172.28.0.0/24"],
	["a health", "Up 3 seconds (healthy)", "Up 3 seconds (unhealthy)"],
	["an age of what was there before", "alpine  latest  3 weeks ago", "alpine  latest  3 years ago"],
];

test.each(CONSTANT)("is seen where two runs agreed: %s", (_, before, after) => {
	const known = learn(before, before);
	expect(known).toBeDefined();
	expect(known && isSame(known, after)).toBe(false);
});

const [A, B, C, D] = ["aaaa1111bbbb", "cccc2222dddd", "eeee3333ffff", "1111aaaa2222"];

/** What two runs printed otherwise, and what a later one prints. */
const VARYING: readonly (readonly [what: string, first: string, second: string, later: string])[] =
	[
		[
			"another container is stopped than started",
			`start ${A}\nother ${B}\nstop ${A}`,
			`start ${C}\nother ${D}\nstop ${C}`,
			`start ${B}\nother ${C}\nstop ${C}`,
		],
		["two IDs that were equal are not", `${A} ${A}`, `${B} ${B}`, `${C} ${D}`],
		["two IDs that were not are equal", `${A} ${B}`, `${C} ${D}`, `${A} ${A}`],
		[
			"a name resolves to another's address",
			"api 172.18.0.3\ndb 172.18.0.2\ndb has address 172.18.0.2",
			"api 10.9.0.3\ndb 10.9.0.2\ndb has address 10.9.0.2",
			"api 172.18.0.3\ndb 172.18.0.2\ndb has address 172.18.0.3",
		],
		[
			"a name resolves to a public address",
			"db has address 172.18.0.2",
			"db has address 10.9.0.2",
			"db has address 172.217.20.4",
		],
		[
			"what ended, in a list of dates, had not",
			"2026-11-25T15:00:10Z\n0001-01-01T00:00:00Z",
			"2026-11-25T15:05:10Z\n0001-01-01T00:00:00Z",
			"2026-12-02T09:30:10Z\n2026-12-02T09:30:12Z",
		],
		[
			"a server that the network reached is bound to its own machine",
			"bound to 172.18.0.2",
			"bound to 10.9.0.2",
			"bound to 127.0.0.1",
		],
		[
			"a clock is years late",
			"2026-11-25T15:00:10Z start",
			"2026-11-25T15:05:10Z start",
			"2016-12-02T09:30:10Z start",
		],
		[
			"a clock is of another zone",
			"2026-11-25 15:00:10 +0000",
			"2026-11-25 15:05:10 +0000",
			"2026-12-02 18:30:10 +0900",
		],
		["a clock without a zone is of another", "15:00:10 start", "15:05:10 start", "18:30:10 start"],
		[
			"a time of what never happened",
			"FinishedAt: 2026-11-25T15:00:10Z",
			"FinishedAt: 2026-11-25T15:05:10Z",
			"FinishedAt: 0001-01-01T00:00:00Z",
		],
		["an ID becomes a full one", `id ${A}`, `id ${B}`, `id ${C.repeat(5)}abcd`],
		["an ID becomes a word", `id ${A}`, `id ${B}`, "id none"],
		["a size a thousand times as large", "sent 1.2MB", "sent 1.3MB", "sent 1.2GB"],
		["an install in no time", "installed in 45.2s", "installed in 41.0s", "installed in 0.1s"],
		["a second becomes an hour", "took 2s", "took 3s", "took 2h"],
		[
			"a port that Docker chose becomes a fixed one's neighbour",
			"0.0.0.0:49153->80/tcp",
			"0.0.0.0:49154->80/tcp",
			"0.0.0.0:80->80/tcp",
		],
		["a literal beside what varies", `${A} Exited (0)`, `${B} Exited (0)`, `${C} Exited (1)`],
		["a password is gone", "password: Xk29fLq8", "password: b7Yw2Pz1", "password: "],
		[
			"one of the lines in any order is another",
			"a: done\nb: done",
			"b: done\na: done",
			"a: done\nb: failed",
		],
	];

test.each(VARYING)("is seen where two runs differed: %s", (_, first, second, later) => {
	const known = learn(first, second);
	expect(known).toBeDefined();
	expect(known && isSame(known, later)).toBe(false);
});

test.each([
	["a word", "server ready", "server starting"],
	["a line", "one\ntwo", "one"],
	["an error that comes at times", "ok", "FATAL: no"],
	["a small count", "3 rows", "4 rows"],
	["a status", "Exited (0)", "Exited (1)"],
	["a colour", "\u001b[32mok\u001b[0m", "\u001b[31mok\u001b[0m"],
	["an indentation", "  a", "    a"],
	["what is bound to nothing", "1.2kB", "1.2GB"],
])("is asked, not learnt, where two runs differ in %s", (_, first, second) => {
	expect(learn(first, second)).toBeUndefined();
});

test("a machine's own facts are not the lesson's", () => {
	const before = {
		kernel: "6.1.0-18-amd64",
		kernelVersion: "#1 SMP Debian 6.1.76-1 (2024-02-01)",
		memory: "25214263296",
	};
	const after = {
		kernel: "6.12.43+deb13",
		kernelVersion: "#1 SMP PREEMPT_DYNAMIC 6.12.43-1",
		memory: "8589934592",
	};
	const runs = ["2026-11-25T15:00:00Z", "2026-11-25T15:05:00Z"].map((moment) =>
		runAt(moment, before),
	);
	const text =
		"Linux poste 6.1.0-18-amd64 #1 SMP Debian 6.1.76-1 (2024-02-01) x86_64\nMEM LIMIT 23.48GiB";
	const known = learn(text, text, [runs[0] ?? runAt(""), runs[1] ?? runAt("")]);
	const later = runAt("2026-12-02T09:30:00Z", after);
	expect(
		known &&
			isSame(
				known,
				"Linux poste 6.12.43+deb13 #1 SMP PREEMPT_DYNAMIC 6.12.43-1 x86_64\nMEM LIMIT 8GiB",
				later,
			),
	).toBe(true);
	expect(known && isSame(known, "Linux poste 5.0.0 #1 SMP x86_64\nMEM LIMIT 8GiB", later)).toBe(
		false,
	);
});

test("what a page says to vary may be anything, and a line of nothing else may be missing", () => {
	const known = learn("load: low\ndone", "load: low\ndone");
	if (known === undefined) throw new Error("It varies by itself.");
	expect(isSame(known, "load: high\ndone")).toBe(false);
	const told = (varies: RegExp) => ({ ...known, varies });
	expect(isSame(told(/load: (.*)/u), "load: high\ndone")).toBe(true);
	expect(isSame(told(/load: (.*)/u), "done")).toBe(false);
	expect(isSame(told(/^load: .*/u), "done")).toBe(true);
	expect(isSame(told(/load: (.*)/u), "load: high\nfailed")).toBe(false);
});

test("what a page says to keep stays to the letter, though two runs have shown it to vary", () => {
	const known = learn("seen 1234 times", "seen 5678 times");
	if (known === undefined) throw new Error("It does not vary.");
	expect(isSame(known, "seen 2345 times")).toBe(true);
	expect(isSame({ ...known, keep: /seen (\d+)/u }, "seen 2345 times")).toBe(false);
});

test("how many processors a machine has is told where they are counted, and nowhere else", () => {
	const two = { processors: "2" };
	const runs = [runAt("2026-11-25T15:00:00Z", two), runAt("2026-11-25T15:05:00Z", two)] as const;
	const later = runAt("2026-12-02T09:30:00Z", { processors: "8" });
	const means = (before: string, after: string) => {
		const known = learn(before, before, runs);
		return known && isSame(known, after, later);
	};
	expect(means("2", "8")).toBe(true);
	expect(means("CPUs: 2", "CPUs: 8")).toBe(true);
	expect(means("NCPU 2", "NCPU 4")).toBe(false);
	expect(means("(2 rows)", "(8 rows)")).toBe(false);
});
