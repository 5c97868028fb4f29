import { describe, expect, test } from "vitest";
import { readDialogue } from "../../scripts/plan/read-dialogue.ts";

/** The entries of a dialogue as `[kind, prompt, text, line]`. */
async function entriesOf(...lines: string[]) {
	const { entries, errors } = await readDialogue(lines.join("\n"));
	expect(errors).toEqual([]);
	return entries.map(({ kind, prompt, text, line }) => [kind, prompt, text, line]);
}

describe("a dialogue", () => {
	test("has commands at the shell's prompt and input at a program's", async () => {
		expect(
			await entriesOf("$ docker run -it alpine sh", "/ # ls /", "/ # exit", "$ docker ps -a"),
		).toEqual([
			["command", "$ ", "docker run -it alpine sh", 0],
			["input", "/ # ", "ls /", 1],
			["input", "/ # ", "exit", 2],
			["command", "$ ", "docker ps -a", 3],
		]);
	});

	test.each([
		["/ # ls", "/ # ", "ls"],
		["/app # echo a # b", "/app # ", "echo a # b"],
		["demo=# select * from t where a > 1;", "demo=# ", "select * from t where a > 1;"],
		["demo-# ;", "demo-# ", ";"],
		["demo=> \\q", "demo=> ", "\\q"],
		[">>> print('a: b')", ">>> ", "print('a: b')"],
		["mysql> exit", "mysql> ", "exit"],
		["root@…:/# ls", "root@…:/# ", "ls"],
		[
			"Are you sure you want to continue? [y/N] y",
			"Are you sure you want to continue? [y/N] ",
			"y",
		],
		["Password: secret", "Password: ", "secret"],
		["Continue? yes", "Continue? ", "yes"],
	])("knows the prompt of a program: %s", async (line, prompt, text) => {
		expect(await entriesOf("$ x", line)).toEqual([
			["command", "$ ", "x", 0],
			["input", prompt, text, 1],
		]);
	});

	test("keeps the blank after a prompt at which nothing is typed, though an editor cut it", async () => {
		expect(await entriesOf("$ x", "/ #", "Password: ")).toEqual([
			["command", "$ ", "x", 0],
			["input", "/ # ", "", 1],
			["input", "Password: ", "", 2],
		]);
	});

	test.each(["^C", "^D", "^Z", "^\\"])("has keys: %s", async (key) => {
		expect(await entriesOf("$ x", key)).toEqual([
			["command", "$ ", "x", 0],
			["key", "", key, 1],
		]);
	});

	test.each(["bonjour<Enter>", "<h1>Bonjour</h1><Esc>", "/erreur<Enter>"])(
		"has text for a program without a prompt: %s",
		async (text) => {
			expect(await entriesOf("$ x", text)).toEqual([
				["command", "$ ", "x", 0],
				["key", "", text, 1],
			]);
		},
	);

	test.each([
		["/ # ^P^Q", "/ # ", "^P^Q"],
		[">>> ^D", ">>> ", "^D"],
		[">>> <Up><Enter>", ">>> ", "<Up><Enter>"],
		["Password: ^C", "Password: ", "^C"],
	])("presses keys at a prompt: %s", async (line, prompt, keys) => {
		expect(await entriesOf("$ x", line)).toEqual([
			["command", "$ ", "x", 0],
			["key", prompt, keys, 1],
		]);
	});

	test.each(["/ # q", "/ # <p>", "/ # :q", "/ # x^C"])(
		"types what else stands at a prompt: %s",
		async (line) => {
			expect(await entriesOf("$ x", line)).toEqual([
				["command", "$ ", "x", 0],
				["input", "/ # ", line.slice(4), 1],
			]);
		},
	);

	test("has text at a prompt, though it ends as a key's name", async () => {
		expect(await entriesOf("$ x", "/ # echo <Enter>")).toEqual([
			["command", "$ ", "x", 0],
			["input", "/ # ", "echo <Enter>", 1],
		]);
	});

	test("has commands that go on after the continuation prompt", async () => {
		expect(
			await entriesOf(
				"$ cat <<EOF",
				"> one",
				"> > two",
				"> EOF",
				"$ docker run \\",
				">   alpine",
				"$ ls",
			),
		).toEqual([
			["command", "$ ", "cat <<EOF\none\n> two\nEOF", 0],
			["command", "$ ", "docker run \\\n  alpine", 4],
			["command", "$ ", "ls", 6],
		]);
	});

	test("has commands that go on with an empty line, though an editor cut the blank", async () => {
		expect(await entriesOf("$ cat <<EOF", "> one", ">", "> EOF")).toEqual([
			["command", "$ ", "cat <<EOF\none\n\nEOF", 0],
		]);
	});

	test("has input at a program's prompt that looks like the continuation prompt", async () => {
		expect(
			await entriesOf("$ node", "> 1 + 1", ">", "> .exit", "$ node \\", ">   -i", "> 2"),
		).toEqual([
			["command", "$ ", "node", 0],
			["input", "> ", "1 + 1", 1],
			["input", "> ", "", 2],
			["input", "> ", ".exit", 3],
			["command", "$ ", "node \\\n  -i", 4],
			["input", "> ", "2", 6],
		]);
	});

	test("keeps an unfinished command: the shell will say what is missing", async () => {
		expect(await entriesOf("$ echo 'a")).toEqual([["command", "$ ", "echo 'a", 0]]);
	});

	test("loses no command when the one before is unfinished", async () => {
		expect(await entriesOf("$ echo 'a", "$ ls")).toEqual([
			["command", "$ ", "echo 'a", 0],
			["command", "$ ", "ls", 1],
		]);
	});

	test("keeps the order of its lines when a command is unfinished", async () => {
		expect(await entriesOf("$ python3 -c 'x", ">>> 1", "^C")).toEqual([
			["command", "$ ", "python3 -c 'x", 0],
			["input", ">>> ", "1", 1],
			["key", "", "^C", 2],
		]);
	});
});

test.each([
	["<Upp>", "<Upp>", "Did you mean <Up>?"],
	["<Whatever>", "<Whatever>", expect.stringMatching(/^Keys are written as <Up>/)],
	["^c", "^c", "Did you mean ^C?"],
	["<C-c>", "<C-c>", "Did you mean ^C?"],
	["<Ctrl+D>", "<Ctrl+D>", "Did you mean ^D?"],
	["bonjour<enter>", "<enter>", "Did you mean <Enter>?"],
	["oui <Entrée>", "<Entrée>", "Did you mean <Enter>?"],
	["<Page Down>", "<Page Down>", "Did you mean <PageDown>?"],
	["<kbd>Ctrl</kbd>+<kbd>C</kbd>", "<kbd>Ctrl</kbd>+<kbd>C</kbd>", "Did you mean ^C?"],
	["<kbd>q</kbd>", "<kbd>q</kbd>", "Did you mean q?"],
	["<kbd>Entrée</kbd>", "<kbd>Entrée</kbd>", "Did you mean <Enter>?"],
])("a key that no keyboard has is told, with its line: %s", async (line, written, hint) => {
	const { errors } = await readDialogue(`$ less a\n${line}`);
	expect(errors).toEqual([{ line: 1, message: `No key is written \`${written}\`.`, hint }]);
});

test.each(["hello", "bin   dev   etc", "^Ctrl", "x^C", "a#b", "a:b", "50%x"])(
	"a line without a prompt is told, with its line: %j",
	async (line) => {
		const { errors } = await readDialogue(`$ ls\n${line}`);
		expect(errors).toEqual([
			{
				line: 1,
				message: `The line \`${line}\` has no prompt.`,
				hint: expect.stringContaining("begin it with `$ `"),
			},
		]);
	},
);

test.each([
	["$docker ps", "The shell's prompt is `$` and a plain blank.", "Write `$ docker ps`."],
	["$\u00a0docker ps", "The shell's prompt is `$` and a plain blank.", "Write `$ docker ps`."],
	["$\tdocker ps", "The shell's prompt is `$` and a plain blank.", "Write `$ docker ps`."],
	[
		"root@4f1c2d3e4a5b:/# ls",
		"The prompt has `4f1c2d3e4a5b` where each run shows another ID.",
		"Write … there: `root@…:/#`.",
	],
	[
		"root@...:/# ls",
		"The prompt has `...` where each run shows another ID.",
		"Write … there: `root@…:/#`.",
	],
	["", "An empty line types nothing.", "Drop it, or write <Enter> where that key is pressed."],
])("a line that is almost one is told, with the mend: %j", async (line, message, hint) => {
	const { errors } = await readDialogue(`$ ls\n${line}`);
	expect(errors).toEqual([{ line: 1, message, hint }]);
});

test("lines with which a command goes on are told as such, each with the mend", async () => {
	const { errors } = await readDialogue(
		"$ cat <<FIN\nbonjour\n\nFIN\n$ docker run \\\n  alpine\nfin",
	);
	expect(errors.map(({ line, hint }) => [line, hint])).toEqual([
		[1, "Write the shell's own prompt for that before it: `> bonjour`."],
		[2, "Write the shell's own prompt for that before it: `> `."],
		[3, "Write the shell's own prompt for that before it: `> FIN`."],
		[5, "Write the shell's own prompt for that before it: `>   alpine`."],
		[6, expect.stringMatching(/^In a `console` fence each line/)],
	]);
});
