import { expect, test } from "vitest";
import { isComplete } from "../../scripts/plan/is-complete.ts";

test.each(["echo 'x", "cat <<E\nx", "for i in 1", "ls |", "a \\", "echo $("])(
	"an unfinished command is known: %j",
	async (text) => {
		expect(await isComplete(text)).toBe(false);
	},
);

test.each([
	"ls",
	"ls -l /tmp",
	"echo x # y \\",
	"for i in 1; do ls $i; done",
	"a \\\\",
	"fi",
	"echo )",
])("a finished command is known, and one that a shell refuses: %j", async (text) => {
	expect(await isComplete(text)).toBe(true);
});

test("a backslash goes on behind a quoted sign of a comment", async () => {
	expect(await isComplete('echo "#" \\')).toBe(false);
	expect(await isComplete('echo "#"')).toBe(true);
});

test("the parser answers thousands of times as it does at first", async () => {
	for (let time = 0; time < 3000; time++) {
		const loop = `for name in a b ${time}; do\n  docker volume create "$name"`;
		expect(await isComplete(loop)).toBe(false);
		expect(await isComplete(`${loop}\ndone`)).toBe(true);
	}
});
