import { describe, expect, test } from "vitest";
import { shown } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

describe("keys", () => {
	test.each([
		["alone on their line", "^P^Q"],
		["behind the prompt", "/ # ^P^Q"],
	])("detach from a container, %s, and the terminal goes on", async (_, keys) => {
		const results = await at.one.dialogue([
			"$ docker run -it --name detached alpine sh",
			"/ # echo inside",
			keys,
			"$ docker inspect -f {{.State.Status}} detached",
			"$ docker rm -f detached",
		]);
		expect(shown(results).at(-2)).toEqual({ lines: ["running"], exit: 0 });
		expect(at.one.terminal.state).toBe("prompt");
	});

	test("page through a pager, whose screen is kept, and leave it", async () => {
		await at.one.sh("seq -f 'line %g' 200 > lines");
		const results = await at.one.dialogue([
			"$ docker run -it --rm -v $PWD/lines:/l alpine less /l",
			"<PageDown>",
			"q",
		]);
		const [first, second, last] = shown(results);
		expect(first?.lines[0]).toBe("line 1");
		expect(second?.lines).not.toContain("line 1");
		expect(second?.lines).toContain("line 70");
		expect(last).toEqual({ lines: [], exit: 0 });
	});

	test("write in an editor, and leave it", async () => {
		const results = await at.one.dialogue([
			"$ docker run -it --name editor alpine vi /note",
			"i",
			"o",
			"k",
			", <b>bon</b>jour<Esc>",
			":wq",
			"$ docker cp -q editor:/note . && cat note && docker rm editor",
		]);
		expect(shown(results)[4]?.lines[0]).toBe("ok, <b>bon</b>jour");
		expect(shown(results).at(-1)).toEqual({ lines: ["ok, <b>bon</b>jour", "editor"], exit: 0 });
	});

	test("end a text for a program that reads without a prompt", async () => {
		const results = await at.one.dialogue(["$ cat", "bonjour<Enter>", "^D"]);
		expect(shown(results).at(-2)?.lines).toEqual(["bonjour", "bonjour"]);
		expect(shown(results).at(-1)).toEqual({ lines: [], exit: 0 });
	});
});

describe("a full-screen program", () => {
	// What `watch` and `top` do: another screen, drawn again and again.
	const CLOCK =
		'bash -c \'trap "tput rmcup; exit 0" INT; tput smcup; n=0; while :; do n=$((n+1)); tput home; echo "turn $n of many"; sleep 0.2; done\'';

	test("shows its screen where `until` is met", async () => {
		const results = await at.one.sh(CLOCK, "until=/turn [3-9]/");
		expect(shown(results)[0]?.lines).toEqual([expect.stringMatching(/^turn [3-9] of many$/)]);
		expect((await at.one.dialogue(["^C"])).at(-1)?.exit).toBe(0);
		expect((await at.one.show("echo free")).lines).toEqual(["free"]);
	});

	test("that leaves nothing breaks, with what to do", async () => {
		const broken = await at.one.breakOf(at.one.sh("tput smcup; echo gone; tput rmcup"));
		expect(broken.message).toMatch(/full-screen program has shown something, and left nothing/);
		expect(broken.hint).toMatch(/`console` fence/);
	});

	test("that prints besides is fine", async () => {
		expect((await at.one.show("tput smcup; echo gone; tput rmcup; echo there")).lines).toEqual([
			"there",
		]);
	});
});

test("busybox's shell gets what is typed as soon as it has asked where the cursor is", async () => {
	const { terminal } = at.one;
	terminal.submit("docker run -it --rm alpine sh -c 'clear; exec sh'");
	while (!terminal.cursorText.startsWith("/ # ")) await terminal.change(100);
	terminal.type("clear\r");
	const deadline = performance.now() + 20_000;
	while (terminal.cursorText !== "/ # " || !terminal.hasTaken) await terminal.change(100);
	terminal.type("exit\r");
	while (terminal.finished === undefined && performance.now() < deadline)
		await terminal.change(100);
	expect(terminal.finished?.exit).toBe(0);
});

describe("what is typed and not shown", () => {
	test("is not on the screen, nor in what is recorded", async () => {
		const results = await at.one.dialogue([
			'$ bash -c \'read -s -p "Mot de passe : " secret; echo; echo ${#secret}; read -p "Nom : " name\'',
			"Mot de passe : s3cret",
			"Nom : moi",
		]);
		expect(results.map(({ screen }) => screen.hidesInput ?? false)).toEqual([false, true, false]);
		expect(shown(results)[1]?.lines).toEqual(["6"]);
		expect(JSON.stringify(results.map(({ screen }) => screen))).not.toContain("s3cret");
	});

	test("may be followed by the next question on its line", async () => {
		const results = await at.one.dialogue([
			'$ bash -c \'read -s -p "Code : " a; read -s -p "Encore : " b; echo fini\'',
			"Code : s3cret",
			"Code : Encore : s3cret",
		]);
		expect(results.map(({ screen }) => screen.hidesInput ?? false)).toEqual([false, true, true]);
		expect(results.map(({ screen }) => screen.staysOnLine ?? false)).toEqual([false, true, false]);
		expect(shown(results)[2]?.lines).toEqual(["fini"]);
	});

	test("may be followed by a shell's prompt on its line", async () => {
		const results = await at.one.dialogue([
			"$ docker run -it --rm alpine sh",
			'/ # read -s -p "Code : " code',
			"Code : s3cret",
			'Code : / # echo "${#code}"',
			"/ # exit",
		]);
		expect(results.map(({ prompt }) => prompt)).toEqual([
			"$ ",
			"/ # ",
			"Code : ",
			"Code : / # ",
			"/ # ",
		]);
		expect(shown(results)[3]?.lines).toEqual(["6"]);
		expect(JSON.stringify(results.map(({ screen }) => screen))).not.toContain("s3cret");
	});

	test("is not what a program clears away", async () => {
		const results = await at.one.dialogue([
			"$ docker run -it --rm alpine sh",
			"/ # clear",
			"/ # exit",
		]);
		expect(results.map(({ screen }) => screen.hidesInput ?? false)).toEqual([false, false, false]);
	});
});

test("the prompt is the one that the terminal showed", async () => {
	const results = await at.one.dialogue([
		"$ docker run -it --rm --hostname abc123 -e PS1='root@\\h:\\w# ' alpine sh",
		"root@…:/# cd /tmp",
		"root@…:/tmp# exit",
	]);
	expect(results.map(({ prompt }) => prompt)).toEqual([
		"$ ",
		"root@abc123:/# ",
		"root@abc123:/tmp# ",
	]);
});

test("Python's second prompt is one", async () => {
	const results = await at.one.dialogue(
		[
			"$ docker run -it --rm python:3.13-slim python3",
			">>> for i in range(2):",
			"...     print(i)",
			"... ",
			">>> exit()",
		],
		'timeout="2m"',
	);
	expect(shown(results)[3]?.lines).toEqual(["0", "1"]);
}, 150_000);
