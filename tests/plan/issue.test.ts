import { expect, test } from "vitest";
import { formatIssueLine, IssueError } from "../../scripts/plan/issue.ts";

const ISSUE = { file: "a.mdx", line: 3, column: 7, message: "It broke.", hint: "Mend it." };
const { hint: _, ...BARE } = ISSUE;

test("an issue is one line, with its hint where it has one", () => {
	expect(formatIssueLine(ISSUE)).toBe("a.mdx:3:7 It broke. Mend it.");
	expect(formatIssueLine(BARE)).toBe("a.mdx:3:7 It broke.");
});

test("an error that carries issues says them all", () => {
	const error = new IssueError([ISSUE, BARE]);
	expect(String(error)).toBe("IssueError: a.mdx:3:7 It broke. Mend it.\na.mdx:3:7 It broke.");
	expect(error.issues).toEqual([ISSUE, BARE]);
});
