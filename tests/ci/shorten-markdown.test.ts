import { expect, test } from "vitest";
import { shortenMarkdown } from "../../scripts/ci/shorten-markdown.ts";

const BLOCK = "````diff\n  é 🐳\n\n+ ```\n````";
const TEXT = ["One sentence.", ...Array.from({ length: 20 }, () => BLOCK), ""].join("\n\n");

test("a short text stays as it is", () => {
	expect(shortenMarkdown(TEXT, TEXT.length)).toBe(TEXT);
});

test("a long text is cut between blocks, wherever its end would be", () => {
	for (let limit = 120; limit < TEXT.length; limit++) {
		const text = shortenMarkdown(TEXT, limit);
		expect(text.length).toBeLessThanOrEqual(limit);
		expect(text).toMatch(/^One sentence\.\n\n.*the rest is in the summary of the run\.\n$/su);
		const whole = text.slice(0, text.indexOf("…")).split(BLOCK).join("");
		expect(whole.trim()).toBe("One sentence.");
	}
});
