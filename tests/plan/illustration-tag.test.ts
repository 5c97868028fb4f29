import { expect, test } from "vitest";
import { isIllustration, withoutIllustration } from "../../scripts/plan/illustration-tag.ts";

test.each([
	["illustration", ""],
	['title="a" illustration', 'title="a"'],
	['illustration title="the illustration"', ' title="the illustration"'],
])("a fence is an illustration by its tag: %s", (meta, rest) => {
	expect(isIllustration(meta)).toBe(true);
	expect(withoutIllustration(meta).trimEnd()).toBe(rest);
});

test.each([
	undefined,
	null,
	"",
	'title="an illustration of it"',
	"/illustration/",
	"illustrations",
])("a fence is none: %s", (meta) => {
	expect(isIllustration(meta)).toBe(false);
	expect(withoutIllustration(meta ?? "")).toBe(meta ?? "");
});
