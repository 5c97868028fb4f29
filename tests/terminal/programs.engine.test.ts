import { describe, expect, test } from "vitest";
import { shown, texts } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

/** Keeps a processor busy for two or three seconds, in bash. */
const WORK = "SECONDS=0; while [ $SECONDS -lt 3 ]; do :; done";

describe("a dialogue", () => {
	test("talks to a shell in a container", async () => {
		const results = await at.one.dialogue([
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
		const results = await at.one.dialogue([`$ ${ask}`, "Continue? [y/N] y", "Name: Ada L."]);
		expect(shown(results)).toEqual([
			{ lines: [], exit: undefined },
			{ lines: [], exit: undefined },
			{ lines: ["y Ada L."], exit: 0 },
		]);
	});

	test("knows a prompt that changes by the … in it", async () => {
		const program = "bash -c 'read -p \"[id-$$]# \" a; echo got $a'";
		const results = await at.one.dialogue([`$ ${program}`, "[id-…]# x"]);
		expect(shown(results)[1]).toEqual({ lines: ["got x"], exit: 0 });
	});

	test("types only when the prompt is at the cursor, not when its text is elsewhere", async () => {
		const program = `bash -c 'echo "/ # "; sleep 1; read -t 0 && echo early; read -p "/ # " a; echo got $a'`;
		const results = await at.one.dialogue([`$ ${program}`, "/ # x"]);
		expect(shown(results)).toEqual([
			{ lines: ["/ #"], exit: undefined },
			{ lines: ["got x"], exit: 0 },
		]);
	});

	test("types only when the program is done, not at what goes on after it looked like a prompt", async () => {
		const program = `bash -c 'printf "/ # "; ${WORK}; read -t 0 && echo early; printf "\r"; read -p "/ # " a; echo got $a'`;
		const results = await at.one.dialogue([`$ ${program}`, "/ # x"]);
		expect(shown(results)[1]).toEqual({ lines: ["got x"], exit: 0 });
	});

	test("breaks where the command ends before the prompt comes", async () => {
		const broken = await at.one.breakOf(at.one.dialogue(["$ echo no", ">>> 1"]));
		expect(broken.message).toBe("The command ended with status 0 before the prompt `>>> `.");
		expect(texts(broken.screen)).toEqual(["no"]);
	});

	test("breaks where another prompt comes, and says which", async () => {
		const program = "bash -c 'read -p \"[ab12]# \" a'";
		const broken = await at.one.breakOf(at.one.dialogue([`$ ${program}`, "/ # x"], 'timeout="1s"'));
		expect(broken.hint).toMatch(/^The terminal shows `\[ab12\]#` there/);
	});

	test("breaks where the prompt never comes", async () => {
		const broken = await at.one.breakOf(at.one.dialogue(["$ sleep 60", ">>> 1"], 'timeout="1s"'));
		expect(broken.message).toBe("Timed out after 1 s, waiting for the prompt `>>> `.");
	});

	test("breaks where the program still waits for input at its end", async () => {
		const broken = await at.one.breakOf(
			at.one.dialogue(["$ docker run -it --rm alpine sh", "/ # echo a"], 'timeout="30s"'),
		);
		expect(broken.message).toBe("The program still waits for input at the end of the snippet.");
		expect(texts(broken.screen)).toContain("a");
	});

	test("goes on where the program ends by itself, though it seemed to prompt again", async () => {
		const program = 'bash -c \'read -p "? " a; printf "? "; sleep 0.5; echo; echo $a\'';
		const results = await at.one.dialogue([`$ ${program}`, "? x"]);
		expect(shown(results)[1]).toEqual({ lines: ["?", "x"], exit: 0 });
	});

	test("presses ^C", async () => {
		const results = await at.one.dialogue(["$ sleep 60", "^C"], "exit=130");
		expect(results.map(({ exit }) => exit)).toEqual([undefined, 130]);
		expect((await at.one.show("echo next")).lines).toEqual(["next"]);
	});

	test("presses ^C when the program has shown what it has to", async () => {
		const program = "bash -c 'sleep 0.3; echo up; exec sleep 60'";
		const results = await at.one.dialogue([`$ ${program}`, "^C"], "exit=130");
		expect(shown(results)[0]?.lines).toEqual(["up"]);
	});

	test("presses ^D", async () => {
		const results = await at.one.dialogue(["$ cat; echo done", "^D"]);
		expect(shown(results).at(-1)).toEqual({ lines: ["done"], exit: 0 });
	});

	test("presses ^Z, and the job goes on in the background", async () => {
		const results = await at.one.dialogue(["$ sleep 100", "^Z"], "exit=148");
		expect(results.at(-1)?.exit).toBe(148);
		expect((await at.one.show("kill %1")).exit).toBe(0);
	});
});

describe("a program left running by `until`", () => {
	test("has shown what was waited for, and ends by a later ^C", async () => {
		const program = "bash -c 'echo starting; sleep 0.3; echo ready; exec sleep 100'";
		const results = await at.one.sh(program, "until=/^ready$/");
		expect(shown(results)).toEqual([{ lines: ["starting", "ready"], exit: undefined }]);
		expect(at.one.terminal.state).toBe("running");
		const [key] = await at.one.dialogue(["^C"], "exit=130");
		expect(key?.exit).toBe(130);
		expect((await at.one.show("echo free")).lines).toEqual(["free"]);
	});

	test("is followed by an empty fence, which shows what came since", async () => {
		const results = await at.one.page(
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

	const PARTS = "printf ready; sleep 0.3; printf ' at 8000\\n'; exec sleep 30";
	const PYTHON = [
		"import time",
		"print('ready', end='', flush=True)",
		"time.sleep(0.3)",
		"print(' at 8000', flush=True)",
		"time.sleep(30)",
	];
	test.each([
		["a shell", `bash -c "${PARTS}"`],
		[
			"a shell that works meanwhile",
			`bash -c '${PARTS.replaceAll("'", '"').replace("sleep 0.3", WORK)}'`,
		],
		["a container", `docker run --rm alpine sh -c "${PARTS}"`],
		["a container's terminal", `docker run --rm -t alpine sh -c "${PARTS}"`],
		["Python", `docker run --rm python:3.13-slim python -c "${PYTHON.join("\n")}"`],
	])(
		"has shown the whole line of the match, in parts: %s",
		async (_, program) => {
			const results = await at.one.sh(program, 'until=/ready/ timeout="2m"');
			expect(shown(results).at(-1)?.lines.at(-1)).toBe("ready at 8000");
		},
		150_000,
	);

	test("has shown a question that it waits for", async () => {
		const results = await at.one.sh("bash -c 'read -p \"ready? \" a; echo $a'", "until=/ready/");
		expect(shown(results)).toEqual([{ lines: ["ready?"], exit: undefined }]);
		expect(shown(await at.one.dialogue(["ready? yes"]))).toEqual([{ lines: ["yes"], exit: 0 }]);
	});

	test("is not waited for where it never ends its line", async () => {
		// Alone in its process: with a child, a shell may take ^C for the child's.
		const bar = "exec 3<> <(:); while :; do printf '#'; read -t 0.02 -u 3; done";
		const [result] = await at.one.sh(`bash -c "${bar}"`, 'until=/##/ timeout="10m"');
		expect(result?.screen.lines[0]?.text).toMatch(/^##+$/);
		await at.one.dialogue(["^C"], "exit=130");
	});

	test("is not waited for where its engine never rests", async () => {
		const FOREVER = 'until=/ready/ timeout="10m"';
		await at.one.sh("while :; do :; done &");
		await at.one.sh("bash -c 'printf ready; exec sleep 100'", FOREVER);
		await at.one.dialogue(["^C"], "exit=130");
		await at.one.sh("kill %1");
	}, 90_000);

	test("breaks where it ends without having shown it", async () => {
		const broken = await at.one.breakOf(at.one.sh("echo no", "until=/ready/"));
		expect(broken.message).toBe("The command ended with status 0 before a match of `/ready/`.");
	});

	test("breaks where it never shows it", async () => {
		const broken = await at.one.breakOf(
			at.one.sh("echo no; sleep 60", 'until=/ready/ timeout="1s"'),
		);
		expect(broken.message).toBe("Timed out after 1 s, waiting for a match of `/ready/`.");
		expect(broken.hint).toMatch(/pattern of `until`/);
	});
});

describe("a command with `retry`", () => {
	test("is repeated until it has the expected status, and shows the last try alone", async () => {
		await at.one.sh("count=0");
		const { lines, exit } = await at.one.show(
			"count=$((count + 1)); echo try $count; test $count -ge 3",
			'retry="30s"',
		);
		expect([lines, exit]).toEqual([["try 3"], 0]);
	});

	test("breaks when the time is up", async () => {
		const broken = await at.one.breakOf(at.one.sh("false", 'retry="500ms"'));
		expect(broken.hint).toMatch(/^It was repeated for 0\.5 s: .* If it is meant to fail/);
		expect(broken.message).toBe("The command ended with status 1, expected 0.");
	});
});
