import { expect, test } from "vitest";
import { broken, fence, recorded, screens } from "../support/record-source.ts";
import { usePageEngine } from "../support/use-page-engine.ts";

const { record } = usePageEngine();

test("a fence says where it works, with which variables, and how each command ends", async () => {
	const page =
		fence("mkdir -p 'a dir/b'\ncd 'a dir'") +
		fence("pwd", 'cwd="b"') +
		fence("pwd", 'cwd="~/a dir"') +
		fence("echo $LEVEL-$NAME", `env="LEVEL=debug NAME='two words'"`) +
		fence("true\nfalse\nsh -c 'exit 3'", 'exit="0,1,3"') +
		fence("echo $LEVEL");
	expect(screens(recorded(await record(page)))).toEqual([
		[],
		["/home/etudiant/a dir/b"],
		["/home/etudiant/a dir"],
		["debug-two words"],
		[],
		["debug"],
	]);
});

test("a command that a key or a line ends has the status that its fence gives it", async () => {
	const lines = ["$ true", "$ sleep 1000", "^C", "$ docker run -it --rm alpine sh", "/ # exit 3"];
	const page = ['```console run exit="0,130,3"', ...lines, "```", ""].join("\n");
	const [snippet] = recorded(await record(page)).snippets;
	expect(snippet?.steps.map(({ exit }) => exit)).toEqual([0, undefined, 130, undefined, 3]);
});

test.each([
	["a folder that is not there", fence("true", 'cwd="absent"'), 1, /cannot go to `absent`/],
	["another status", fence("true\ntrue", 'exit="0,1"'), 3, /status 0, expected 1/],
])("%s breaks the page at its line", async (_, page, line, message) => {
	const [issue] = broken(await record(page));
	expect(issue).toMatchObject({ line, message: expect.stringMatching(message) });
});
