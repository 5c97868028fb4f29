import { describe, expect, test } from "vitest";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";

async function read(...lines: string[]) {
	const { page, issues } = readPage(lines.join("\n"), "src/content/docs/page.mdx");
	expect(issues).toEqual([]);
	const planned = await readEntries(page);
	return {
		entries: planned.snippets.map(({ entries }) => entries),
		issues: planned.issues.map(({ line, column, message, hint }) =>
			[`${line}:${column}`, message, hint].join(" "),
		),
	};
}

describe("a page's entries", () => {
	test("are the commands of its sh fences and the lines of its dialogues", async () => {
		const { entries, issues } = await read(
			"```sh run",
			"cd /",
			"ls",
			"```",
			"",
			"```console run",
			"$ sh",
			"# exit",
			"```",
		);
		expect(issues).toEqual([]);
		expect(entries).toEqual([
			[
				{ kind: "command", prompt: "$ ", text: "cd /", line: 0 },
				{ kind: "command", prompt: "$ ", text: "ls", line: 1 },
			],
			[
				{ kind: "command", prompt: "$ ", text: "sh", line: 0 },
				{ kind: "input", prompt: "# ", text: "exit", line: 1 },
			],
		]);
	});

	test("have each the status that their fence gives them, and so have the lines and keys that may end it", async () => {
		const { entries, issues } = await read(
			'```console run exit="3, 4"',
			"$ sh",
			"# exit 3",
			"$ sleep 9",
			"^C",
			"```",
		);
		expect(issues).toEqual([]);
		expect(entries.flat().map(({ exit }) => exit)).toEqual([3, 3, 4, 4]);
	});

	test.each<[line: string, mend: RegExp]>([
		["$ ls", /^Drop the `\$ `/],
		[">>> print(1)", /^What is typed into a program stands in a `console` fence/],
		["/ # ls", /`console` fence/],
		["/app $ ls", /`console` fence/],
		["root@4f1c:/# ls", /`console` fence/],
		["demo=# SELECT 1;", /`console` fence/],
		["127.0.0.1:6379> GET a", /`console` fence/],
		["PS C:\\Users\\moi> docker ps", /^A command of Windows does not run here/],
		["C:\\> docker ps", /^A command of Windows/],
	])("are no lines with a prompt, in an sh fence: %s", async (line, mend) => {
		const { issues } = await read("```sh run", "docker ps", "# A comment", line, "```");
		expect(issues).toEqual([expect.stringMatching(/^4:1 The command begins with a prompt\. /)]);
		expect(issues[0]?.replace(/.*prompt\. /, "")).toMatch(mend);
	});

	test.each(["/bin/ls # tout", "cat <<< x", "> vide", "A=1 # un", "[ -f a ] && ls", "PS=1", "..."])(
		"may look a little like one: %s",
		async (line) => {
			expect((await read("```sh run", "docker ps", line, "```")).issues).toEqual([]);
		},
	);

	test("are told where their fence has not a status for each", async () => {
		const { issues } = await read('```sh run exit="0,1,0"', "ls", "ls", "```");
		expect(issues).toEqual([
			"1:11 `exit` has 3 statuses for 2 commands. Give one for each command, or one for all.",
		]);
	});

	test("tell a sign that the shell reads otherwise at its place, in a dialogue's commands, too", async () => {
		const { issues } = await read(
			"```sh run",
			"ls \\",
			"  –l",
			"```",
			"",
			"- ```console run",
			"  $ python3\u00a0-q",
			"  >>> print('“')",
			"  >>> “a”",
			"  ```",
		);
		expect(issues).toEqual([
			expect.stringMatching(/^3:3 `–l` begins with a typographic dash/),
			expect.stringMatching(/^7:12 There is a no-break space here/),
		]);
	});

	test("tell a line without a prompt at the line where it stands", async () => {
		const { issues } = await read("Text.", "", "```console run", "$ ls", "bin dev", "```");
		expect(issues).toEqual([
			expect.stringMatching(
				/^5:1 The line `bin dev` has no prompt\. In a `console` fence each line/,
			),
		]);
	});
});

describe("a dialogue", () => {
	test.each(["^C", "/ # ls"])("without a command is told: %s", async (line) => {
		const { issues } = await read("```console run", line, "```");
		expect(issues).toEqual([
			"2:1 A dialogue begins with a command. Begin with `$ ` and a command, or continue a program that an earlier snippet of this terminal left running with `until`.",
		]);
	});

	test("without a command is fine where an earlier snippet left its program running", async () => {
		const { issues } = await read(
			"```sh run until=/up/",
			"server",
			"```",
			"",
			"```console run",
			"^C",
			"```",
			"",
			"```sh run",
			"ls",
			"```",
		);
		expect(issues).toEqual([]);
	});
});

describe("a terminal whose program was left running", () => {
	const server = ['```sh run id="server" until=/up/ terminal="a"', "server", "```", ""];

	test("takes no command, and the message names who holds it", async () => {
		const { issues } = await read(...server, '```sh run terminal="a"', "ls", "```");
		expect(issues).toEqual([
			"6:1 The terminal `a` is busy: snippet `server` (line 1) left its program running. End it first with a `console` fence that presses ^C, or use another terminal.",
		]);
	});

	test("is still held after an empty fence, and after a line that leaves it running", async () => {
		const more = ['```sh run terminal="a" until=/more/', "```", ""];
		const typed = ['```console run id="typed" terminal="a" until=/y/', "> x", "```", ""];
		const command = ['```sh run terminal="a"', "ls", "```"];
		const [afterMore] = (await read(...server, ...more, ...command)).issues ?? [];
		expect(afterMore).toContain("busy: snippet `server` (line 1)");
		const [afterTyped] = (await read(...server, ...typed, ...command)).issues ?? [];
		expect(afterTyped).toContain("busy: snippet `typed` (line 5)");
	});

	test("cannot be waited for by an empty fence that does not say for what", async () => {
		const { issues } = await read(...server, '```sh run terminal="a"', "```");
		expect(issues).toEqual([expect.stringContaining("has no command.")]);
	});

	test.each(["cwd=/tmp", 'env="A=1"', 'workspace="web"'])(
		"is no shell, for which alone %s is",
		async (option) => {
			const { issues } = await read(
				...server,
				`\`\`\`console run terminal="a" ${option}`,
				"^C",
				"```",
			);
			expect(issues).toEqual([
				expect.stringMatching(/^5:29 `(cwd|env|workspace)` is for the shell, .* `server`\. Write/),
			]);
		},
	);

	test("is named where another one has none", async () => {
		const { issues } = await read(...server, '```console run terminal="b"', "^C", "```");
		expect(issues).toEqual([
			expect.stringContaining(
				"A program runs in the terminal `a` (snippet `server`): is it meant?",
			),
		]);
	});

	test("leaves the page's other terminals free", async () => {
		const { issues } = await read(...server, '```sh run terminal="b"', "ls", "```");
		expect(issues).toEqual([]);
	});

	test("is followed by an empty fence that says what to wait for", async () => {
		const { entries, issues } = await read(...server, '```sh run terminal="a" until=/more/', "```");
		expect(issues).toEqual([]);
		expect(entries?.[1]).toEqual([{ kind: "wait", prompt: "", text: "", line: 0 }]);
	});
});

test.each([
	["an empty fence", "```sh run"],
	["an empty fence that waits for nothing that runs", "```sh run until=/x/"],
	["an empty dialogue", "```console run"],
])("%s is told", async (_, opening) => {
	const { issues } = await read("Text.", "", opening, "  ", "```");
	expect(issues).toEqual([
		"3:1 Snippet `snippet-1` has no command. Only a fence with `until`, in a terminal where a program runs, may be empty.",
	]);
});
