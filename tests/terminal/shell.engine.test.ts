import type Docker from "dockerode";
import { describe, expect, test } from "vitest";
import { openTerminal as openTerminalIn } from "../../scripts/terminal/open-terminal.ts";
import { Terminal } from "../../scripts/terminal/terminal.ts";
import { openTerminal, openTestSession, texts } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

describe("a shell's state", () => {
	test("carries over: folder, variables, functions, jobs", async () => {
		await at.one.sh([
			"cd /usr",
			"greeting=bonjour",
			'greet() { echo "$greeting $1"; }',
			"sleep 100 &",
		]);
		expect((await at.one.show("pwd; greet toi")).lines).toEqual(["/usr", "bonjour toi"]);
		expect((await at.one.show("jobs")).lines).toEqual([
			expect.stringMatching(/^\[1\]\+ +Running +sleep 100 &$/),
		]);
		// By its number: bash may have told of the job's end, and forgotten the job, before `wait`.
		expect((await at.one.show("kill %1; wait $!", "exit=143")).exit).toBe(143);
	});

	test("is its own in each terminal", async () => {
		using other = await openTerminal(at.real.engine);
		await at.one.sh("x=1");
		expect((await other.show('echo "<$x>"')).lines).toEqual(["<>"]);
	});

	test("keeps the last status for the next command", async () => {
		await at.one.sh("(exit 9)", "exit=9");
		expect((await at.one.show("echo $?")).lines).toEqual(["9"]);
	});
});

describe("a break says that the shell ended", () => {
	test.each(["exit", "exit 0", "exec true", "set -e; false", "kill -9 $$"])(
		"by: %s",
		async (command) => {
			const broken = await at.one.breakOf(at.one.sh(command));
			expect(broken.message).toBe("The terminal's shell ended.");
		},
	);

	test("by `set -e` in an earlier command", async () => {
		const broken = await at.one.breakOf(at.one.sh(["set -e", "echo still here", "false"]));
		expect(broken.message).toBe("The terminal's shell ended.");
	});

	test("to a snippet that comes later", async () => {
		await at.one.breakOf(at.one.sh("exit"));
		expect((await at.one.breakOf(at.one.sh("echo x"))).message).toBe("The terminal's shell ended.");
	});
});

test("a subshell may exit", async () => {
	expect((await at.one.show("(exit 0); echo ok")).lines).toEqual(["ok"]);
});

describe("a timeout", () => {
	test("is a break that says how long, with what the screen showed", async () => {
		const broken = await at.one.breakOf(at.one.sh("echo started; sleep 60", 'timeout="1s"'));
		expect(broken.message).toBe("Timed out after 1 s, waiting for its end.");
		expect(broken.hint).toContain('timeout="…"');
		expect(texts(broken.screen)).toContain("started");
	});

	test("is a break though the command never falls silent", async () => {
		const broken = await at.one.breakOf(at.one.sh("yes", 'timeout="2s"'));
		expect(broken.message).toBe("Timed out after 2 s, waiting for its end.");
	});

	test("says that a full-screen program is showing", async () => {
		const broken = await at.one.breakOf(at.one.sh("printf '\\e[?1049h'; sleep 60", 'timeout="1s"'));
		expect(broken.hint).toContain("full-screen program");
	});
});

describe("a terminal whose shell does not come up", () => {
	test("is a break, not a hang", async () => {
		const { session } = await openTestSession(at.real.engine);
		session.write("exit\r");
		await expect(Terminal.open(session, "another")).rejects.toThrow(
			"The shell ended before its first prompt.",
		);
	});

	test("gives its place to another shell, once", async () => {
		const opened: string[] = [];
		const { container, user, home } = at.real.engine;
		// The first shell starts where no folder is.
		const failing = (times: number): typeof container =>
			new Proxy(container, {
				get: (target, name) =>
					name !== "exec"
						? Reflect.get(target, name, target)
						: (options: Docker.ExecCreateOptions) => {
								// Beside the shell there is who watches over it.
								if (options.Tty !== true) return target.exec(options);
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
