import { expect, test } from "vitest";
import { type TypedCommand, typedFence } from "../../scripts/try/typed-fence.ts";

const command = (text: string, exit = 0, dialogue: readonly string[] = []): TypedCommand => ({
	text,
	exit,
	dialogue,
});

test.each([
	[
		"commands",
		[command("ls"), command("for x in 1 2; do\n  echo $x\ndone")],
		["sh run", "ls", "for x in 1 2; do", "  echo $x", "done"],
	],
	["commands that fail alike", [command("false", 1)], ["sh run exit=1", "false"]],
	[
		"commands that fail",
		[command("ls"), command("false", 1)],
		['sh run exit="0,1"', "ls", "false"],
	],
	[
		"a dialogue",
		[
			command("docker run -it alpine", 0, [
				"/ # ls",
				"root@4f1c2d3e4a5b:/# echo 4f1c2d3e4a5b",
				"^D",
			]),
			command("cat <<E\nx\nE"),
		],
		[
			"console run",
			"$ docker run -it alpine",
			"/ # ls",
			"root@…:/# echo 4f1c2d3e4a5b",
			"^D",
			"$ cat <<E",
			"> x",
			"> E",
		],
	],
])("%s are a fence", (_, commands, [meta, ...lines]) => {
	expect(typedFence(commands)).toBe([`\`\`\`${meta}`, ...lines, "```"].join("\n"));
});
