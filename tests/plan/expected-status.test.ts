import { expect, test } from "vitest";
import { exitOption } from "../../scripts/plan/expected-status.ts";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";

test.each<[fence: string, line: number, status: number, option: string]>([
	["sh run\na", 0, 2, "exit=2"],
	["sh run exit=1\na", 0, 0, ""],
	["sh run\na\nb\nc", 1, 2, 'exit="0,2,0"'],
	['sh run exit="0,1"\na\nb', 1, 2, 'exit="0,2"'],
	['sh run exit="0,1"\na\nb', 1, 0, ""],
	['sh run exit="0,1"\na\nb', 0, 1, "exit=1"],
	["sh run exit=1\na\nb", 0, 0, 'exit="0,1"'],
	["console run\n$ a\n# b\n$ c", 1, 3, 'exit="3,0"'],
])("how a fence declares a status: %j, line %i, %i", async (fence, line, status, option) => {
	const { page } = readPage(`\`\`\`${fence}\n\`\`\`\n`, "a.mdx");
	const [snippet] = (await readEntries(page)).snippets;
	if (snippet === undefined) throw new Error("There is no snippet.");
	expect(exitOption(snippet, { line }, status)).toBe(option);
});
