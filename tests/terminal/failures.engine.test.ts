import { describe, expect, test } from "vitest";
import { shown, texts } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

describe("breaks: a command that failed, though the last one did not", () => {
	test.each<[what: string, command: string, message: RegExp]>([
		["in a list", "false; echo fine", /^`false` ended with status 1, though .* ended with 0\.$/],
		["in a list over lines", "{\nfalse\necho fine\n}", /^`false` ended with status 1/],
		["first in a pipe", "cat absent 2>/dev/null | cat", /^A part of the pipe ended with status 1/],
		["in the middle of a pipe", "echo a | false | cat", /^A part of the pipe ended with status 1/],
		["in a pipe before others", "false | cat; echo fine", /^A part of the pipe/],
		["in a pipe's list", "{ false; true; } | cat", /^`false` ended with status 1/],
		["in a substitution", 'echo "a $(false) b"', /^`false` ended with status 1/],
		["in a substitution's pipe", 'echo "a $(false | cat) b"', /^A part of the pipe/],
		["in a value", "a=$(false | cat); echo $a", /^A part of the pipe/],
		["in a process substitution", "cat <(false)", /^`false` ended with status 1/],
		["in a loop", "for i in 1 2; do false; true; done", /^`false` ended/],
		["in a loop's pipe", "for i in 1 2; do false | true; done", /^A part of the pipe/],
		["in a function", "f() { false; true; }; f", /^`false` ended/],
		["in a function's pipe", "f() { false | true; }; f", /^A part of the pipe/],
		["in a subshell", "(false; true)", /^`false` ended/],
		["in a subshell's pipe", "(false | true)", /^A part of the pipe/],
		["in the background", "(sleep 0.1; exit 3) & sleep 0.4", /^The job .* ended with status 3/],
		["in a condition's pipe", "if false | true; then echo; fi", /^A part of the pipe/],
	])("%s", async (_, command, message) => {
		const broken = await at.one.breakOf(at.one.sh(command));
		expect(broken.message).toMatch(message);
		expect(broken.hint).toMatch(/^If that is meant, say so: fails=\d\.$/);
	});
});

describe("breaks: a command that never ran", () => {
	test.each<[what: string, command: string, message: RegExp, options?: string]>([
		["what the shell refuses", "echo )", /^The shell refused this line/],
		["what is no command", "dokcer ps", /status 127, expected 0/],
		["the same in a pipe", "dokcer ps | head", /`dokcer` ended with status 127/],
		["the same in a list that goes on", "dokcer ps || true", /`dokcer` ended with status 127/],
		["the same, told to nobody", "dokcer ps 2>/dev/null || true", /`dokcer` ended with status 127/],
		["the same in a condition", "if dokcer ps; then :; fi", /`dokcer` ended with status 127/],
		[
			"what another failure was to be",
			"docker versoin",
			/^It says that something failed: /,
			"exit=1",
		],
		["a negated command of Docker's", "! docker inspct x", /^It says that something failed: /],
		[
			"an unknown flag",
			"docker ps --al",
			/^It says that something failed: .*unknown flag/,
			"exit=125",
		],
		[
			"`xargs` with nothing",
			"docker ps -qf name=x | xargs -r docker stop",
			/^`xargs` was given nothing/,
		],
	])("%s", async (_, command, message, options) => {
		expect((await at.one.breakOf(at.one.sh(command, options))).message).toMatch(message);
	});
});

describe("breaks: a screen that says that something failed", () => {
	test.each<[what: string, command: string, options?: string]>([
		["a log", "echo 'db-1  | FATAL:  role \"x\" does not exist'"],
		["what it overwrites", 'printf "FATAL: 3 tests failed\\rOK: 3 tests passed    \\n"'],
		["what it clears", 'echo "ERROR: no"; clear; echo fine'],
		[
			"what it waits for",
			'sh -c "echo ERROR: not running on port; sleep 60"',
			"until=/running on/",
		],
		["what it let fail", "cat absent || echo so what"],
		["an exception", "python3 -c 'import absent' || true"],
	])("%s", async (_, command, options) => {
		const broken = await at.one.breakOf(at.one.sh(command, options));
		expect(broken.message).toMatch(
			/^It says that something failed|^`python3` ended with status 127/,
		);
		if (options !== undefined) await at.one.dialogue(["^C"], "exit=130");
	});
});

describe("breaks: a question that nobody answers", () => {
	test.each([
		["a command's", 'read -p "Supprimer ? " x; echo "[$x]"'],
		["Docker's", "docker container prune"],
		["on a line of its own", "bash -c 'echo \"Continue? [y/N]\"; read x; true'"],
		["a shell's prompt", "bash --norc -i"],
	])("%s", async (_, command) => {
		const broken = await at.one.breakOf(at.one.sh(command));
		expect(broken.message).toBe("The command asks something, and the page does not answer.");
		expect(broken.hint).toMatch(/`console` fence/);
	});
});

test("breaks: a pager that nobody leaves", async () => {
	const broken = await at.one.breakOf(at.one.sh("seq 200 | less"));
	expect(broken.message).toBe("A pager shows what the command prints, and waits for a key.");
	expect(broken.hint).toMatch(/pager=off/);
});

describe("breaks: what the page does to its shell", () => {
	test.each([
		["its traps", "trap 'echo oups' ERR", /replaces traps/],
		["whether functions have its traps", "set +E", /replaces traps/],
		["whether subshells have its traps", "set +o functrace", /replaces traps/],
		["its prompt", "PS1='% '", /PS0, PS1, PROMPT_COMMAND/],
		["what runs before its prompt", "PROMPT_COMMAND='echo'", /PS0, PS1, PROMPT_COMMAND/],
		["an alias for a command", "alias docker='echo fine #'", /alias hides the command `docker`/],
		[
			"a function for a command",
			"docker() { echo fine; }; docker ps",
			/function hides .* `docker`/,
		],
	])("%s", async (_, command, message) => {
		expect((await at.one.breakOf(at.one.sh(command))).message).toMatch(message);
	});
});

describe("breaks: a line of a dialogue", () => {
	test.each([
		["that no program answers to", "lss -l 2>/dev/null", /^`lss.* status 127/],
		["that fails in silence", "false", /^`false` ended with status 1\.$/],
		["that says so", "cat absent; true", /^It says that something failed/],
	])("%s", async (_, line, message) => {
		const talk = ["$ docker run -it --rm alpine sh", `/ # ${line}`, "/ # exit 0"];
		expect((await at.one.breakOf(at.one.dialogue(talk))).message).toMatch(message);
	});
});

describe("is fine:", () => {
	test.each<[what: string, command: string, options?: string]>([
		["a reader that has read enough", "yes | head -1"],
		["a condition", "if grep -q x /dev/null; then echo; fi; ! false; false || true"],
		["arithmetic", "((0)); let 0; true"],
		["a test", "until [ -d / ]; do :; done; while false; do :; done"],
		["what reads to its end", "cat; wc -l"],
		["what is declared", "false; echo fine", "fails=1"],
		["a declared pipe", "false | cat", "fails=1"],
		["a declared job", "(sleep 0.1; exit 3) & sleep 0.4", "fails=3"],
		["a declared text", "echo 'FATAL: so'", "error=/FATAL/"],
		["a failure that is the whole", "cat absent", "exit=1"],
		["no such command, where that is the lesson", "dokcer ps", "exit=127"],
		["a `!` in quotes", 'false "a!b" || echo "a!b"'],
		["a place of its own for programs", "PATH=$HOME/bin:$PATH"],
		["an alias that adds to its command", "alias ls='ls --color'; alias ll='ls -l'"],
		["a job that is done", "sleep 0.1 & wait"],
		["a job that is ended", "sleep 60 & kill %1; sleep 0.2"],
		["a lesson on traps, in a script", "bash -c 'trap \"echo bye\" EXIT; echo hello'"],
		["words of failure within a sentence", "echo 'no error, nothing fatal: 0 errors found'"],
	])("%s", async (_, command, options) => {
		await at.one.sh(command, options);
	});

	test("a dialogue whose lines are, and that is shown as it was", async () => {
		const results = await at.one.dialogue(
			[
				"$ docker run -it --rm alpine sh",
				"/ # echo a",
				"/ # echo $? $_",
				"/ # false",
				"/ # echo $?",
				"/ # exit",
			],
			"fails=1",
		);
		expect(
			shown(results)
				.slice(1)
				.map(({ lines }) => lines),
		).toEqual([["a"], ["0 a"], [], ["1"], []]);
	});

	test("no line of failure, where one is declared, is not", async () => {
		const broken = await at.one.breakOf(at.one.sh("echo fine", "error=/FATAL/"));
		expect(broken.message).toMatch(/^No line says that something failed/);
		expect(texts(broken.screen)).toEqual(["fine"]);
		const needless = await at.one.breakOf(at.one.sh("echo fine", "error=/fine/"));
		expect(needless.message).toMatch(/declares a line that nothing takes for a failure: fine$/);
	});
});

describe("the shell's own state is what it would be without the recorder", () => {
	test.each([
		["$?", "false", "echo $?", "1", "exit=1"],
		["PIPESTATUS", "false | true", `echo "\${PIPESTATUS[@]}"`, "1 0", "fails=1"],
		["$_", "echo a b", "echo $_", "b", ""],
		[
			"options",
			"true",
			"set -o | grep -E 'errexit|pipefail' | tr -s '\\t ' ' '",
			"errexit off",
			"",
		],
	])("%s", async (_, first, second, line, options) => {
		await at.one.sh(first, options);
		expect((await at.one.show(second)).lines[0]).toBe(line);
	});

	test("what `set -x` shows", async () => {
		const { lines } = await at.one.show("set -x; echo a | cat; set +x");
		expect(lines.toSorted()).toEqual(["+ cat", "+ echo a", "+ set +x", "a"]);
	});
});
