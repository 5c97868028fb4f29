import { beforeEach, expect, test } from "vitest";
import { ToldErrors } from "../../src/live/told-errors.ts";

const ISSUE = { file: "src/content/docs/a.mdx", line: 3, column: 1, message: "No.", hint: "Yes." };
const PRINTED = "\u001b[31msrc/content/docs/a.mdx:3:1 No. Yes.\u001b[39m\n  Stack trace:\n    at a";

let told: ToldErrors;
beforeEach(() => {
	told = new ToldErrors();
});

test("a mistake is printed once, however often its page is asked for", () => {
	expect([1, 2, 3].map(() => told.isNew(PRINTED))).toEqual([true, false, false]);
	expect(told.isNew(PRINTED.replace("3:1", "4:1"))).toBe(true);
});

test("it is not printed where it has been told, until its file is saved", () => {
	told.add([ISSUE]);
	expect(told.isNew(PRINTED)).toBe(false);
	told.forget();
	expect(told.isNew(PRINTED)).toBe(true);
});

test("with another one, it is", () => {
	told.add([ISSUE]);
	const both = "src/content/docs/a.mdx:3:1 No. Yes.\nsrc/content/docs/a.mdx:9:1 Another.\n";
	expect(told.isNew(both)).toBe(true);
	expect(told.isNew(both)).toBe(false);
});

test("what is no mistake of a page is printed each time", () => {
	const defect = "TypeError: a is undefined\n  at src/content/docs/a.mdx:3:1 here";
	expect([1, 2].map(() => told.isNew(defect))).toEqual([true, true]);
});
