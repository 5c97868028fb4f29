import { expect, test } from "vitest";
import { isComplete } from "../../scripts/plan/is-complete.ts";

test.each(["echo 'x", "cat <<E\nx", "for i in 1", "ls |", "a \\", "echo $("])(
	"an unfinished command is known: %j",
	async (text) => {
		expect(await isComplete(text)).toBe(false);
	},
);
