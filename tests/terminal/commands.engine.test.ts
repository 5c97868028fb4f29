import { describe, expect, test } from "vitest";
import { shown, texts } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

describe("a command's end", () => {
	test.each([
		["true", 0],
		["false", 1],
		["(exit 255)", 255],
		["no-such-command", 127],
		["kill -KILL $BASHPID & wait $!", 137],
	])("is known with its status: %s", async (command, status) => {
		expect((await at.one.show(command, `exit=${status}`)).exit).toBe(status);
	});

	test("with another status than expected is a break that says how to expect it", async () => {
		const broken = await at.one.breakOf(at.one.sh("echo oops; (exit 3)"));
		expect(broken.message).toBe("The command ended with status 3, expected 0.");
		expect(broken.hint).toContain("exit=3");
		expect(texts(broken.screen)).toEqual(["oops"]);
	});

	test("with success where a failure was expected is a break", async () => {
		const broken = await at.one.breakOf(at.one.sh("true", "exit=1"));
		expect(broken.message).toBe("The command ended with status 0, expected 1.");
		expect(broken.hint).toContain("Drop the option `exit`");
	});

	test("breaks the snippet at once: what follows is not run", async () => {
		await at.one.breakOf(at.one.sh(["touch first", "false", "touch second"]));
		expect((await at.one.show("ls first second", "exit=2")).lines).toContain("first");
		await at.one.sh("rm first");
	});

	test("is not seen in output that looks like the prompt", async () => {
		const { lines } = await at.one.show(
			"printf 'cost: 5$ '; sleep 0.4; echo; printf '$ '; sleep 0.4; echo end",
		);
		expect(lines).toEqual(["cost: 5$", "$ end"]);
	});

	test("is seen after output without a newline at its end", async () => {
		const results = await at.one.sh(["printf 'cost: 5$ '", "echo next"]);
		expect(shown(results)).toEqual([
			{ lines: ["cost: 5$"], exit: 0 },
			{ lines: ["next"], exit: 0 },
		]);
	});

	test("is not seen in prompt marks that the command itself prints", async () => {
		const forged = "\\e]133;D;0\\a\\e]133;A\\a$ \\e]133;B\\a";
		const { lines, exit } = await at.one.show(
			`printf '${forged}'; sleep 0.3; echo after; printf '\\e]133;C;aid=00000000\\a'; (exit 4)`,
			"exit=4",
		);
		expect(lines).toEqual(["$ after"]);
		expect(exit).toBe(4);
	});
});

describe("a command of several lines", () => {
	test("may hold a here-document, a quoted text, a loop, a continuation", async () => {
		const results = await at.one.sh([
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
		const results = await at.one.sh(["# one", "", "echo a", "# two", "echo b", "", "# end"]);
		expect(shown(results).map(({ lines }) => lines)).toEqual([["a"], ["b"]]);
		expect((await at.one.show("echo c")).lines).toEqual(["c"]);
	});

	test("may be refused by the shell, which says why, without an echo of the command", async () => {
		const { lines } = await at.one.show("echo a )", "exit=2");
		expect(lines).toEqual(["bash: syntax error near unexpected token `)'"]);
	});

	test("may be refused though it is long", async () => {
		const { lines } = await at.one.show(`echo ${"x".repeat(250)} )`, "exit=2");
		expect(lines).toEqual(["bash: syntax error near unexpected token `)'"]);
	});

	test("that is unfinished is a break", async () => {
		const broken = await at.one.breakOf(at.one.sh("echo 'a"));
		expect(broken.message).toBe("The command is not finished: the shell waits for more of it.");
		expect(broken.hint).toContain("Close the quote");
	});

	test("comes through as it is, however long", async () => {
		const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(" ");
		expect((await at.one.show(`echo "${text}" | md5sum; echo '!! !x \`' "\t"`)).lines).toHaveLength(
			2,
		);
		expect((await at.one.show(`echo "${text}"`)).lines).toEqual([text]);
	});

	test("of nothing but a comment ends", async () => {
		expect((await at.one.show("# nothing")).exit).toBe(0);
	});
});
