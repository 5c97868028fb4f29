import { setTimeout } from "node:timers/promises";
import type Docker from "dockerode";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { KEPT_ROWS } from "../../scripts/terminal/emulator.ts";
import { openTerminal as openTerminalIn } from "../../scripts/terminal/open-terminal.ts";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import {
	openTerminal,
	openTestSession,
	shown,
	type TestTerminal,
	texts,
} from "../support/open-terminal.ts";
import { type RealEngine, realEngine } from "../support/real-engine.ts";

let real: RealEngine;
let one: TestTerminal;

beforeAll(async () => {
	real = await realEngine();
}, 600_000);
afterAll(() => real?.[Symbol.asyncDispose]());

beforeEach(async () => {
	one = await openTerminal(real.engine);
});
afterEach(() => one[Symbol.dispose]());

describe("a command's end", () => {
	test.each([
		["true", 0],
		["false", 1],
		["(exit 255)", 255],
		["no-such-command", 127],
		["kill -KILL $BASHPID & wait $!", 137],
	])("is known with its status: %s", async (command, status) => {
		expect((await one.show(command, `exit=${status}`)).exit).toBe(status);
	});

	test("with another status than expected is a break that says how to expect it", async () => {
		const broken = await one.breakOf(one.sh("echo oops; (exit 3)"));
		expect(broken.message).toBe("The command ended with status 3, expected 0.");
		expect(broken.hint).toContain("exit=3");
		expect(texts(broken.screen)).toEqual(["oops"]);
	});

	test("with success where a failure was expected is a break", async () => {
		const broken = await one.breakOf(one.sh("true", "exit=1"));
		expect(broken.message).toBe("The command ended with status 0, expected 1.");
		expect(broken.hint).toContain("Drop the option `exit`");
	});

	test("breaks the snippet at once: what follows is not run", async () => {
		await one.breakOf(one.sh(["touch first", "false", "touch second"]));
		expect((await one.show("ls first second", "exit=2")).lines).toContain("first");
		await one.sh("rm first");
	});

	test("is not seen in output that looks like the prompt", async () => {
		const { lines } = await one.show(
			"printf 'cost: 5$ '; sleep 0.4; echo; printf '$ '; sleep 0.4; echo end",
		);
		expect(lines).toEqual(["cost: 5$", "$ end"]);
	});

	test("is seen after output without a newline at its end", async () => {
		const results = await one.sh(["printf 'cost: 5$ '", "echo next"]);
		expect(shown(results)).toEqual([
			{ lines: ["cost: 5$"], exit: 0 },
			{ lines: ["next"], exit: 0 },
		]);
	});

	test("is not seen in prompt marks that the command itself prints", async () => {
		const forged = "\\e]133;D;0\\a\\e]133;A\\a$ \\e]133;B\\a";
		const { lines, exit } = await one.show(
			`printf '${forged}'; sleep 0.3; echo after; printf '\\e]133;C;aid=00000000\\a'; (exit 4)`,
			"exit=4",
		);
		expect(lines).toEqual(["$ after"]);
		expect(exit).toBe(4);
	});
});

describe("a shell's state", () => {
	test("carries over: folder, variables, functions, jobs", async () => {
		await one.sh([
			"cd /usr",
			"greeting=bonjour",
			'greet() { echo "$greeting $1"; }',
			"sleep 100 &",
		]);
		expect((await one.show("pwd; greet toi")).lines).toEqual(["/usr", "bonjour toi"]);
		expect((await one.show("jobs")).lines).toEqual([
			expect.stringMatching(/^\[1\]\+ +Running +sleep 100 &$/),
		]);
		// By its number: bash may have told of the job's end, and forgotten the job, before `wait`.
		expect((await one.show("kill %1; wait $!", "exit=143")).exit).toBe(143);
	});

	test("is its own in each terminal", async () => {
		using other = await openTerminal(real.engine);
		await one.sh("x=1");
		expect((await other.show('echo "<$x>"')).lines).toEqual(["<>"]);
	});

	test("keeps the last status for the next command", async () => {
		await one.sh("(exit 9)", "exit=9");
		expect((await one.show("echo $?")).lines).toEqual(["9"]);
	});
});

describe("a command of several lines", () => {
	test("may hold a here-document, a quoted text, a loop, a continuation", async () => {
		const results = await one.sh([
			"cat <<EOF",
			"a\tb",
			"",
			"  $((1 + 1))",
			"EOF",
			'echo "one',
			'two"',
			"for i in 1 2; do",
			"  echo $i",
			"done",
			"echo a \\",
			"  b",
		]);
		expect(shown(results).map(({ lines }) => lines)).toEqual([
			["a       b", "", "  2"],
			["one", "two"],
			["1", "2"],
			["a b"],
		]);
	});

	test("may have comments before and after it", async () => {
		const results = await one.sh(["# one", "", "echo a", "# two", "echo b", "", "# end"]);
		expect(shown(results).map(({ lines }) => lines)).toEqual([["a"], ["b"]]);
		expect((await one.show("echo c")).lines).toEqual(["c"]);
	});

	test("may be refused by the shell, which says why, without an echo of the command", async () => {
		const { lines } = await one.show("echo a )", "exit=2");
		expect(lines).toEqual(["bash: syntax error near unexpected token `)'"]);
	});

	test("may be refused though it is long", async () => {
		const { lines } = await one.show(`echo ${"x".repeat(250)} )`, "exit=2");
		expect(lines).toEqual(["bash: syntax error near unexpected token `)'"]);
	});

	test("that is unfinished is a break", async () => {
		const broken = await one.breakOf(one.sh("echo 'a"));
		expect(broken.message).toBe("The command is not finished: the shell waits for more of it.");
		expect(broken.hint).toContain("Close the quote");
	});

	test("comes through as it is, however long", async () => {
		const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(" ");
		expect((await one.show(`echo "${text}" | md5sum; echo '!! !x \`' "\t"`)).lines).toHaveLength(2);
		expect((await one.show(`echo "${text}"`)).lines).toEqual([text]);
	});

	test("of nothing but a comment ends", async () => {
		expect((await one.show("# nothing")).exit).toBe(0);
	});
});

describe("a screen", () => {
	test("is what stays, not what was drawn on the way", async () => {
		const { lines } = await one.show(
			"printf '10%%\\r20%%\\r100%%\\n'; printf 'one\\ntwo\\n\\e[2A\\e[2KONE\\e[2B\\rend\\n'",
		);
		expect(lines).toEqual(["100%", "ONE", "two", "end"]);
	});

	test("has colours and nothing else, with trailing blanks cut", async () => {
		const [result] = await one.sh(
			"printf '\\e[1;31mred\\e[0m \\e[38;5;208mo\\e[38;2;1;2;3mr\\e[m   \\e[42m  \\e[0m   \\e]0;title\\a\\n'",
		);
		expect(result?.screen.lines.map(({ ansi }) => ansi)).toEqual([
			"\u001b[1;31mred\u001b[0m \u001b[38;5;208mo\u001b[0;38;2;1;2;3mr\u001b[0m   \u001b[42m  \u001b[0m",
		]);
	});

	test("begins anew with each command, and `clear` empties it", async () => {
		expect((await one.show("echo gone; printf '\\e[H\\e[2J\\e[3J'; echo kept")).lines).toEqual([
			"kept",
		]);
		expect((await one.show("echo next")).lines).toEqual(["next"]);
	});

	test("shows bytes that are not UTF-8 as U+FFFD", async () => {
		expect(
			(
				await one.show(
					"printf 'a\\xff\\xfeb\\n'; head -c 3000 /dev/zero | tr '\\0' '\\377' | wc -c",
				)
			).lines,
		).toEqual(["a\ufffd\ufffdb", "3000"]);
	});

	test("survives any bytes", async () => {
		await one.sh("head -c 200000 /dev/urandom; printf '\\ec'");
		const { lines, exit } = await one.show("echo ok");
		// Above it may stand the answer to a query that the bytes happened to hold, as at any terminal.
		expect(lines.at(-1)).toBe("ok");
		expect(exit).toBe(0);
	});

	test("answers a query that nobody waits for, and then takes the next command whole", async () => {
		await one.sh("printf '\\e[c'");
		const { lines, exit } = await one.show("echo ok");
		expect(lines.at(-1)).toBe("ok");
		expect(exit).toBe(0);
	});

	test("joins a character that came in two parts", async () => {
		expect((await one.show("printf '\\xc3'; sleep 0.2; printf '\\xa9\\n'")).lines).toEqual(["é"]);
	});

	test("joins lines that are longer than the terminal", async () => {
		const { lines } = await one.show("printf 'x%.0s' $(seq 5000); echo; echo end");
		expect(lines).toEqual(["x".repeat(5000), "end"]);
	});

	test("keeps wide and combining characters", async () => {
		const text = "日本語 e\u0301 n\u0303 👩‍🚀 ✔ ⠿ fin";
		const { lines } = await one.show(`echo '${text}'`);
		expect(lines).toEqual([text]);
	});

	test("joins long lines of wide characters without a gap where they do not fit", async () => {
		const text = `a${"日本".repeat(60)}`;
		expect((await one.show(`echo '${text}'`)).lines).toEqual([text]);
	});

	test("of a full-screen program is the one that it leaves behind", async () => {
		const { lines } = await one.show(
			"echo before; printf '\\e[?1049h\\e[2J\\e[Hfull screen'; sleep 0.2; printf '\\e[?1049l'; echo after",
		);
		expect(lines).toEqual(["before", "after"]);
	});

	test("is whole again after a full-screen program that was killed", async () => {
		await one.sh("printf '\\e[?1049h\\e[?25lfull screen'");
		expect((await one.show("echo next")).lines).toEqual(["next"]);
	});

	test("of a burst of 50 MB keeps the last rows and counts those it dropped", async () => {
		const [result] = await one.sh("seq -f '%09.0f' 5242880; echo end", 'timeout="5m"');
		const lines = texts(result?.screen ?? { lines: [] });
		expect(lines.length).toBeLessThanOrEqual(KEPT_ROWS);
		expect(lines.length).toBeGreaterThan(KEPT_ROWS / 2);
		expect(lines.slice(-2)).toEqual(["005242880", "end"]);
		expect(lines.length + (result?.screen.dropped ?? 0)).toBe(5242881);
	}, 300_000);
});

describe("a job in the background", () => {
	test("that prints while a later command runs shows there", async () => {
		await one.sh("(sleep 0.3; echo late) &");
		const { lines } = await one.show("sleep 1; echo now");
		expect(lines.filter((line) => !line.startsWith("[1]"))).toEqual(["late", "now"]);
	});

	test("that prints at the prompt shows before the next command's output", async () => {
		await one.sh("(sleep 0.1; echo late) &");
		await setTimeout(1000);
		const { lines } = await one.show("echo now");
		const told = lines.filter((line) => !line.startsWith("[1]"));
		expect(told).toEqual(["late", "now"]);
	});
});

describe("a command that reads standard input", () => {
	test.each([
		["cat", 0],
		["read answer", 1],
		["bash", 0],
		["sort", 0],
		["cat; cat; echo both", 0],
		["sleep 1; cat", 0],
	])("gets an end of file: %s", async (command, status) => {
		expect((await one.show(command, `exit=${status} timeout="30s"`)).exit).toBe(status);
		expect((await one.show("echo next")).lines).toEqual(["next"]);
	});

	test("gets an end of file in a container, too", async () => {
		const { exit, lines } = await one.show("docker run --rm -it alpine sh", 'timeout="60s"');
		expect([exit, lines.length > 0]).toEqual([0, true]);
	});
});

test("a command that is silent for long leaves no trace of the end of file", async () => {
	const results = await one.sh(["sleep 2", "echo a", "sleep 1; echo b", "echo c"]);
	expect(shown(results).map(({ lines }) => lines)).toEqual([[], ["a"], ["b"], ["c"]]);
});

describe("a break says that the shell ended", () => {
	test.each(["exit", "exit 0", "exec true", "set -e; false", "kill -9 $$"])(
		"by: %s",
		async (command) => {
			const broken = await one.breakOf(one.sh(command));
			expect(broken.message).toBe("The terminal's shell ended.");
		},
	);

	test("by `set -e` in an earlier command", async () => {
		const broken = await one.breakOf(one.sh(["set -e", "echo still here", "false"]));
		expect(broken.message).toBe("The terminal's shell ended.");
	});

	test("to a snippet that comes later", async () => {
		await one.breakOf(one.sh("exit"));
		expect((await one.breakOf(one.sh("echo x"))).message).toBe("The terminal's shell ended.");
	});
});

test("a subshell may exit", async () => {
	expect((await one.show("(exit 0); echo ok")).lines).toEqual(["ok"]);
});

describe("a timeout", () => {
	test("is a break that says how long, with what the screen showed", async () => {
		const broken = await one.breakOf(one.sh("echo started; sleep 60", 'timeout="1s"'));
		expect(broken.message).toBe("Timed out after 1 s, waiting for its end.");
		expect(broken.hint).toContain('timeout="…"');
		expect(texts(broken.screen)).toContain("started");
	});

	test("is a break though the command never falls silent", async () => {
		const broken = await one.breakOf(one.sh("yes", 'timeout="2s"'));
		expect(broken.message).toBe("Timed out after 2 s, waiting for its end.");
	});

	test("says that a full-screen program is showing", async () => {
		const broken = await one.breakOf(one.sh("printf '\\e[?1049h'; sleep 60", 'timeout="1s"'));
		expect(broken.hint).toContain("full-screen program");
	});
});

describe("a dialogue", () => {
	test("talks to a shell in a container", async () => {
		const results = await one.dialogue([
			"$ docker run -it --rm alpine sh",
			"/ # cd /tmp",
			"/tmp # echo a b",
			"/tmp # exit",
			"$ echo back",
		]);
		expect(shown(results).slice(1)).toEqual([
			{ lines: [], exit: undefined },
			{ lines: ["a b"], exit: undefined },
			{ lines: [], exit: 0 },
			{ lines: ["back"], exit: 0 },
		]);
	});

	test("answers questions", async () => {
		const ask = 'bash -c \'read -p "Continue? [y/N] " a; read -p "Name: " b; echo $a $b\'';
		const results = await one.dialogue([`$ ${ask}`, "Continue? [y/N] y", "Name: Ada L."]);
		expect(shown(results)).toEqual([
			{ lines: [], exit: undefined },
			{ lines: [], exit: undefined },
			{ lines: ["y Ada L."], exit: 0 },
		]);
	});

	test("knows a prompt that changes by the … in it", async () => {
		const program = "bash -c 'read -p \"[id-$$]# \" a; echo got $a'";
		const results = await one.dialogue([`$ ${program}`, "[id-…]# x"]);
		expect(shown(results)[1]).toEqual({ lines: ["got x"], exit: 0 });
	});

	test("types only when the prompt is at the cursor, not when its text is elsewhere", async () => {
		const program = `bash -c 'echo "/ # "; sleep 1; read -t 0 && echo early; read -p "/ # " a; echo got $a'`;
		const results = await one.dialogue([`$ ${program}`, "/ # x"]);
		expect(shown(results)).toEqual([
			{ lines: ["/ #"], exit: undefined },
			{ lines: ["got x"], exit: 0 },
		]);
	});

	test("breaks where the command ends before the prompt comes", async () => {
		const broken = await one.breakOf(one.dialogue(["$ echo no", ">>> 1"]));
		expect(broken.message).toBe("The command ended with status 0 before the prompt `>>> `.");
		expect(texts(broken.screen)).toEqual(["no"]);
	});

	test("breaks where the prompt never comes", async () => {
		const broken = await one.breakOf(one.dialogue(["$ sleep 60", ">>> 1"], 'timeout="1s"'));
		expect(broken.message).toBe("Timed out after 1 s, waiting for the prompt `>>> `.");
	});

	test("breaks where the program still waits for input at its end", async () => {
		const broken = await one.breakOf(
			one.dialogue(["$ docker run -it --rm alpine sh", "/ # echo a"], 'timeout="30s"'),
		);
		expect(broken.message).toBe("The program still waits for input at the end of the snippet.");
		expect(texts(broken.screen)).toContain("a");
	});

	test("presses ^C", async () => {
		const results = await one.dialogue(["$ sleep 60", "^C"], "exit=130");
		expect(results.map(({ exit }) => exit)).toEqual([undefined, 130]);
		expect((await one.show("echo next")).lines).toEqual(["next"]);
	});

	test("presses ^D", async () => {
		const results = await one.dialogue(["$ cat; echo done", "^D"]);
		expect(shown(results).at(-1)).toEqual({ lines: ["done"], exit: 0 });
	});

	test("presses ^Z, and the job goes on in the background", async () => {
		const results = await one.dialogue(["$ sleep 100", "^Z"], "exit=148");
		expect(results.at(-1)?.exit).toBe(148);
		expect((await one.show("kill %1")).exit).toBe(0);
	});
});

describe("a program left running by `until`", () => {
	test("has shown what was waited for, and ends by a later ^C", async () => {
		const program = "bash -c 'echo starting; sleep 0.3; echo ready; exec sleep 100'";
		const results = await one.sh(program, "until=/^ready$/");
		expect(shown(results)).toEqual([{ lines: ["starting", "ready"], exit: undefined }]);
		expect(one.terminal.state).toBe("running");
		const [key] = await one.dialogue(["^C"], "exit=130");
		expect(key?.exit).toBe(130);
		expect((await one.show("echo free")).lines).toEqual(["free"]);
	});

	test("is followed by an empty fence, which shows what came since", async () => {
		const results = await one.page(
			[
				"```sh run until=/one/",
				"bash -c 'echo one; sleep 0.5; echo two; exec sleep 100'",
				"```",
				"",
				"```sh run until=/two/",
				"```",
			].join("\n"),
		);
		expect(results.map((result) => shown(result)[0]?.lines)).toEqual([["one"], ["two"]]);
	});

	test("has shown the whole line of the match, in however many parts it came", async () => {
		const program = "printf 'ready '; sleep 0.03; echo at 8000; exec sleep 100";
		const results = await one.sh(`bash -c "${program}"`, "until=/ready/");
		expect(shown(results)).toEqual([{ lines: ["ready at 8000"], exit: undefined }]);
		await one.dialogue(["^C"], "exit=130");
	});

	test("is not waited for where it never ends its line", async () => {
		// Alone in its process: with a child, a shell may take ^C for the child's.
		const bar = "exec 3<> <(:); while :; do printf '#'; read -t 0.02 -u 3; done";
		const [result] = await one.sh(`bash -c "${bar}"`, 'until=/##/ timeout="20s"');
		expect(result?.screen.lines[0]?.text).toMatch(/^##+$/);
		await one.dialogue(["^C"], "exit=130");
	});

	test("breaks where it ends without having shown it", async () => {
		const broken = await one.breakOf(one.sh("echo no", "until=/ready/"));
		expect(broken.message).toBe("The command ended with status 0 before a match of ready.");
	});

	test("breaks where it never shows it", async () => {
		const broken = await one.breakOf(one.sh("echo no; sleep 60", 'until=/ready/ timeout="1s"'));
		expect(broken.message).toBe("Timed out after 1 s, waiting for a match of ready.");
	});
});

describe("a command with `retry`", () => {
	test("is repeated until it has the expected status, and shows the last try alone", async () => {
		await one.sh("count=0");
		const { lines, exit } = await one.show(
			"count=$((count + 1)); echo try $count; test $count -ge 3",
			'retry="30s"',
		);
		expect([lines, exit]).toEqual([["try 3"], 0]);
	});

	test("breaks when the time is up", async () => {
		const broken = await one.breakOf(one.sh("false", 'retry="500ms"'));
		expect(broken.message).toBe("The command ended with status 1, expected 0.");
	});
});

describe("a terminal whose shell does not come up", () => {
	test("is a break, not a hang", async () => {
		const { session } = await openTestSession(real.engine);
		session.write("exit\r");
		await expect(Terminal.open(session, "another")).rejects.toThrow(
			"The shell ended before its first prompt.",
		);
	});

	test("gives its place to another shell, once", async () => {
		const opened: string[] = [];
		const { container, user, home } = real.engine;
		// The first shell starts where no folder is.
		const failing = (times: number): typeof container =>
			new Proxy(container, {
				get: (target, name) =>
					name !== "exec"
						? Reflect.get(target, name, target)
						: (options: Docker.ExecCreateOptions) => {
								const WorkingDir = opened.length < times ? "/nowhere" : home;
								opened.push(WorkingDir);
								return target.exec({ ...options, WorkingDir });
							},
			});
		using terminal = await openTerminalIn({ container: failing(1), user, home }, home);
		expect(terminal.state).toBe("prompt");
		expect(opened).toEqual(["/nowhere", home]);
		const broken = openTerminalIn({ container: failing(9), user, home }, home);
		await expect(broken).rejects.toThrow("The shell ended before its first prompt.");
		expect(opened).toHaveLength(4);
	});
});
