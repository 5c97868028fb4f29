import { expect, test } from "vitest";
import { firstChange } from "../../scripts/live/first-change.ts";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";

async function page(...fences: readonly string[]) {
	const source = fences.map((one) => `\`\`\`sh run ${one}\n\`\`\`\n`).join("\n");
	const { page } = readPage(source, "a.mdx");
	return { ...page, ...(await readEntries(page)) };
}

test.each<[what: string, fences: readonly string[], first: number]>([
	["a command", ["\na", "\nB", "\nc"], 1],
	["an option", ["\na", "\nb", "until=/x/\nc"], 2],
	["one that is new at the end", ["\na", "\nb", "\nc", "\nd"], 3],
	["one that is gone at the end", ["\na", "\nb"], 1],
	["nothing of the fences", ["\na", "\nb", "\nc"], 0],
])("where a page changed is where its author works: %s", async (_, fences, first) => {
	expect(firstChange(await page("\na", "\nb", "\nc"), await page(...fences))).toBe(first);
});

test("of a page that was not known it is the start", async () => {
	expect(firstChange(undefined, await page("\na", "\nb"))).toBe(0);
});
