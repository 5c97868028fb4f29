import { expect, test } from "vitest";
import { fenced } from "../../scripts/text/fenced.ts";

test("a block has a fence longer than those within", () => {
	expect(fenced("text", "a `b` ``c``")).toBe("```text\na `b` ``c``\n```");
	expect(fenced("diff", "```\n+ `````` x")).toBe("```````diff\n```\n+ `````` x\n```````");
});
