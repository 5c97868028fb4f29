import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitCommands } from "../../scripts/plan/split-commands.ts";

/** Pieces of shell that need not fit together. */
const fragment = fc.constantFrom(
	"ls -l",
	"echo 'a",
	"b'",
	'echo "x',
	'"',
	"cat <<EOF",
	"EOF",
	"\ttext $x",
	"if true; then",
	"fi",
	"for i in 1 2; do",
	"done",
	"a \\",
	"# comment",
	"# \\",
	"",
	"  ",
	"{",
	"}",
	"(",
	")",
	"$(",
	"`",
	"case x in",
	"x) ls;;",
	"esac",
	"a |",
	"b &&",
	";;",
	"docker run \\",
	"  alpine",
	"f() {",
	"\\",
	"<<<x",
	"&",
	"[[ a",
	"]]",
	"é 日本 👩‍🚀",
	"cat <<-'E'",
	"\tE",
	"E",
);

async function textsOf(...lines: string[]): Promise<string[]> {
	return (await splitCommands(lines.join("\n"))).map(({ text }) => text);
}

describe("shell code", () => {
	test("is one command a line, each with its line", async () => {
		expect(await splitCommands("cd api\ndocker build -t x .\nls")).toEqual([
			{ text: "cd api", line: 0 },
			{ text: "docker build -t x .", line: 1 },
			{ text: "ls", line: 2 },
		]);
	});

	test.each([
		["a continued line", ["docker run \\", "  --rm \\", "  alpine"]],
		["a line that ends with a pipe", ["ls |", "wc -l"]],
		["a line that ends with &&", ["true &&", "ls"]],
		["a double-quoted text", ['echo "a', "", 'b"']],
		["a single-quoted text with a backslash", ["echo 'a \\", "b'"]],
		["a substitution", ["echo $(", "ls", ")"]],
		["a loop", ["for i in 1 2; do", "  echo $i", "done"]],
		["an if with an else", ["if true", "then ls", "else pwd", "fi"]],
		["a case", ["case $x in", "  a) ls;;", "esac"]],
		["a function", ["f() {", "  ls", "}"]],
		["a group", ["{", "ls", "}"]],
		["a subshell", ["(cd /", "ls)"]],
		["a here-document", ["cat <<EOF", "a $x", "", "EOF"]],
		["a here-document with blanks before its end", ["cat <<-EOF", "\ta", "\tEOF"]],
		["a quoted here-document", ["cat > f <<'EOF'", "it's", "EOF"]],
		["two here-documents", ["cat <<A <<B", "1", "A", "2", "B"]],
		["a here-document that goes on after its first line", ["cat <<EOF |", "a", "EOF", "wc"]],
		["a test of several lines", ["[[ a &&", "b ]]"]],
	])("keeps together: %s", async (_, lines) => {
		expect(await textsOf("pwd", ...lines, "ls")).toEqual(["pwd", lines.join("\n"), "ls"]);
	});

	test("gives comments and blank lines to the command that follows", async () => {
		expect(await textsOf("# one", "", "ls", "", "# two", "pwd")).toEqual([
			"# one\n\nls",
			"\n# two\npwd",
		]);
	});

	test("gives what comes after the last command to that one", async () => {
		expect(await textsOf("ls", "pwd", "", "# end")).toEqual(["ls", "pwd\n\n# end"]);
	});

	test("does not go on after a comment that ends with a backslash", async () => {
		expect(await textsOf("echo a # b \\", "ls")).toEqual(["echo a # b \\", "ls"]);
	});

	test("does not go on after an escaped backslash", async () => {
		expect(await textsOf("echo a\\\\", "ls")).toEqual(["echo a\\\\", "ls"]);
	});

	test("does not swallow what follows a syntax error that no further line mends", async () => {
		expect(await textsOf("ls )", "pwd")).toEqual(["ls )", "pwd"]);
	});

	test("is not cut at a word that only looks like a block's", async () => {
		expect(await textsOf("echo for if", "docker start x", "ls")).toEqual([
			"echo for if",
			"docker start x",
			"ls",
		]);
	});

	test("gives back its text when its commands are joined, and numbers their lines, whatever it is", async () => {
		const code = fc.oneof(
			fc.array(fragment, { maxLength: 8 }).map((lines) => lines.join("\n")),
			fc.string(),
			fc.string({ unit: fc.constantFrom(..."ab \n'\"\\<$(){}|&;#`E".split("")) }),
		);
		await fc.assert(
			fc.asyncProperty(code, async (text) => {
				const commands = await splitCommands(text);
				expect(commands.map((command) => command.text).join("\n")).toBe(text);
				let line = 0;
				for (const command of commands) {
					expect(command.line).toBe(line);
					line += command.text.split("\n").length;
				}
			}),
			{ numRuns: 300 },
		);
	});
});
