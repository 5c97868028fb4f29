import { expect, test } from "vitest";
import type { Literal } from "../../scripts/prose/find-literals.ts";
import { type Allowed, judgeLiterals } from "../../scripts/prose/judge-literals.ts";

const literal = (page: string, text: string): Literal => ({
	file: `src/content/docs/${page}`,
	line: 3,
	column: 5,
	kind: "port",
	text,
});
const allowed = (page: string, text: string, count = 1): Allowed => ({
	page,
	text,
	count,
	reason: "an example",
});

test("what is allowed on its page passes, with the reason", () => {
	const { judged, issues } = judgeLiterals([literal("a.mdx", "8000")], [allowed("a.mdx", "8000")]);
	expect(judged).toEqual([{ ...literal("a.mdx", "8000"), reason: "an example" }]);
	expect(issues).toEqual([]);
});

test("what is allowed on one page is not on another, nor once more than it says", () => {
	const literals = [literal("a.mdx", "8000"), literal("a.mdx", "8000"), literal("b.mdx", "8000")];
	const { issues } = judgeLiterals(literals, [allowed("a.mdx", "8000")]);
	expect(issues).toEqual([
		expect.objectContaining({ file: "src/content/docs/a.mdx", line: 3, column: 5 }),
		expect.objectContaining({ file: "src/content/docs/b.mdx", line: 3, column: 5 }),
	]);
	expect(judgeLiterals(literals.slice(0, 2), [allowed("a.mdx", "8000", 2)]).issues).toEqual([]);
});

test("a line of the list that allows more than there is must go", () => {
	const { issues } = judgeLiterals([literal("a.mdx", "8000")], [allowed("a.mdx", "8000", 2)]);
	expect(issues).toEqual([expect.objectContaining({ file: "src/content/typed-by-hand.json" })]);
});
